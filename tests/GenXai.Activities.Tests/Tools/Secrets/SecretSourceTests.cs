using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Secrets;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Secrets;

public sealed class SecretSourceTests
{
    [Theory]
    [InlineData("KEY=plain value # all of it", "plain value # all of it")]
    [InlineData("# a comment\n\nexport KEY = \"two\\nlines \\\"quoted\\\"\"", "two\nlines \"quoted\"")]
    [InlineData("OTHER=x\r\nKEY='single \\n'\r\n", "single \\n")]
    [InlineData("KEY=", "")]
    [InlineData("OTHER=x", null)]
    public async Task Find_LinesOfAFile_AreRead(string text, string? expected)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "secrets.env");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        (await FindAsync(path, "KEY")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("secrets.env", "GOOD=x\nhidden-word", "line 2 is not of the form NAME=value")]
    [InlineData("secrets.env", "KEY=\"hidden-word", "line 1 is not of the form NAME=value")]
    [InlineData("secrets.json", "{\"KEY\": hidden-word", "is no valid JSON object at line 1")]
    [InlineData("secrets.json", "{\"KEY\": [\"hidden-word\"]}", "one object of texts by name")]
    [InlineData("secrets.json", null, "does not exist; expected a file of NAME=value lines")]
    public async Task Find_BadFile_SaysWhereAndNeverWhat(string name, string? text, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        if (text is not null)
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }

        var message = (await Should.ThrowAsync<ToolException>(async () => await FindAsync(path, "KEY"))).Message;
        message.ShouldContain(expected);
        message.ShouldContain("GENXAI_SECRETS_FILE");
        message.ShouldNotContain("hidden-word");
    }

    [Fact]
    public async Task Find_FileThatChanges_IsReadAgain()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "secrets.json");
        await File.WriteAllTextAsync(path, """{"KEY": "old"}""", TestContext.Current.CancellationToken);
        var source = SecretSources.FromEnvironment(name => name == "GENXAI_SECRETS_FILE" ? path : null, TimeProvider.System);
        (await source.FindAsync("KEY", TestContext.Current.CancellationToken)).ShouldBe("old");

        await File.WriteAllTextAsync(path, """{"KEY": "rotated"}""", TestContext.Current.CancellationToken);
        (await source.FindAsync("KEY", TestContext.Current.CancellationToken)).ShouldBe("rotated");
    }

    [Fact]
    public async Task Find_Folder_HasAFilePerSecretAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var secrets = Directory.CreateDirectory(Path.Combine(folder.Path, "mounted")).FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "KEY"), "of kubernetes\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "outside"), "x", TestContext.Current.CancellationToken);

        (await FindAsync(secrets, "KEY")).ShouldBe("of kubernetes");
        (await FindAsync(secrets, "../outside")).ShouldBeNull();
        (await FindAsync(secrets, "NONE")).ShouldBeNull();
    }

    [Fact]
    public async Task Find_SeveralSources_EnvironmentComesFirst()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "secrets.env");
        await File.WriteAllTextAsync(path, "A=file\nB=file", TestContext.Current.CancellationToken);
        var source = SecretSources.FromEnvironment(name => name switch { "GENXAI_SECRETS_FILE" => path, "A" => "environment", _ => null }, TimeProvider.System);

        (await source.FindAsync("A", TestContext.Current.CancellationToken)).ShouldBe("environment");
        (await source.FindAsync("B", TestContext.Current.CancellationToken)).ShouldBe("file");
    }

    [Fact]
    public void FromEnvironment_VaultWithoutTls_IsRefused() =>
        Should.Throw<FormatException>(() => SecretSources.FromEnvironment(name => name == "GENXAI_KEY_VAULT" ? "http://vault" : null, TimeProvider.System))
            .Message.ShouldContain("GENXAI_KEY_VAULT must be a URL like https://");

    private static ValueTask<string?> FindAsync(string path, string name) => SecretSources
        .FromEnvironment(variable => variable == "GENXAI_SECRETS_FILE" ? path : null, TimeProvider.System)
        .FindAsync(name, TestContext.Current.CancellationToken);
}
