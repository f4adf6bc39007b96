using System.Diagnostics;
using System.Globalization;
using GenXai.Activities.Tests.Fakes;
using GenXai.Activities.Tools;
using GenXai.Activities.Tools.Mcp;
using GenXai.Workflows.Contracts.Calls;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Mcp;

public sealed class NpmServerTests
{
    [Fact]
    public async Task Stdio_ServerEverything_IsListedCheckedAndCalled()
    {
        await using var servers = new McpServers([NpmServers.Everything]);
        var tools = await servers.ListToolsAsync(failed: null, TestContext.Current.CancellationToken);
        tools.Select(tool => tool.Name).ShouldContain("mcp__everything__echo", StringComparer.Ordinal);

        var bench = new Bench { Options = new ToolOptions { Mcp = servers } };
        (await bench.CallAsync(Asked("mcp__everything__echo", """{"message": "hello"}"""))).Result!.Value.GetString().ShouldBe("Echo: hello");
        (await bench.CallAsync(Asked("mcp__everything__get-sum", """{"a": "two", "b": 3}"""))).Failure!.Message.ShouldContain("bad arguments");
        (await bench.CallAsync(Asked("mcp__everything__nope", "{}"))).Failure!.Message.ShouldContain("nope");
    }

    [Fact]
    public async Task Stdio_EnvironmentOfTheServer_HasNoSecretOfTheHostAndItsOwnIsMasked()
    {
        var settings = NpmServers.Everything with { Environment = NpmServers.Everything.Environment.Add("TOKEN", "${PLANTED}") };
        await using var servers = new McpServers([settings], new DictionarySecrets(new(StringComparer.Ordinal) { ["PLANTED"] = "pl4nted-value" }));
        var bench = new Bench { Options = new ToolOptions { Mcp = servers } };
        var outcome = await bench.CallAsync(Asked("mcp__everything__get-env", "{}"));

        outcome.Failure.ShouldBeNull();
        outcome.Result!.Value.GetProperty("TOKEN").GetString().ShouldBe("***");
        outcome.Result.Value.TryGetProperty("DOTNET_ROOT", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Stdio_ServerFilesystem_ReadsInsideItsFolderOnly()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["note.txt"], "written by the test", TestContext.Current.CancellationToken);
        await using var servers = new McpServers([NpmServers.Files(folder.Path)]);
        var bench = new Bench { Options = new ToolOptions { Mcp = servers } };

        (await bench.CallAsync(Asked("mcp__files__read_text_file", $$"""{"path": "{{folder["note.txt"]}}"}"""))).Result!.Value.ToString().ShouldContain("written by the test");
        (await bench.CallAsync(Asked("mcp__files__read_text_file", """{"path": "/etc/passwd"}"""))).Failure!.Message.ShouldContain("outside allowed directories");
    }

    [Fact]
    public async Task Stdio_ServerThatWasKilled_IsStartedAnew()
    {
        using var folder = new TemporaryFolder();
        await using var servers = new McpServers([NpmServers.EverythingWithId(folder["id"])]);
        var bench = new Bench { Options = new ToolOptions { Mcp = servers } };
        var echo = Asked("mcp__everything__echo", """{"message": "again"}""");
        (await bench.CallAsync(echo)).Failure.ShouldBeNull();

        using (var process = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(folder["id"], TestContext.Current.CancellationToken), CultureInfo.InvariantCulture)))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var after = await bench.CallAsync(echo);
        if (after.Failure is { } failure)
        {
            // The call that meets the broken connection fails, and says that trying again helps.
            failure.Transient.ShouldBeTrue(failure.Message);
            after = await bench.CallAsync(echo);
        }

        after.Result!.Value.GetString().ShouldBe("Echo: again");
    }

    [Fact]
    public async Task StreamableHttp_ServerEverything_IsCalledAndReachedAnewAfterItsDeath()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (process, url) = await NpmServers.ServeEverythingAsync(cancellationToken);
        using var running = process;
        try
        {
            await using var servers = new McpServers([new McpServerSettings { Name = "web", Url = url }]);
            var bench = new Bench { Options = new ToolOptions { Mcp = servers } };
            (await bench.CallAsync(Asked("mcp__web__echo", """{"message": "over HTTP"}"""))).Result!.Value.GetString().ShouldBe("Echo: over HTTP");

            running.Kill();
            await running.WaitForExitAsync(cancellationToken);
            var after = await bench.CallAsync(Asked("mcp__web__echo", """{"message": "gone"}"""));
            after.Failure!.Transient.ShouldBeTrue();
            after.Failure.Message.ShouldContain("MCP server 'web'");
        }
        finally
        {
            if (!running.HasExited)
            {
                running.Kill();
            }
        }
    }

    private static ToolCallRequest Asked(string tool, string arguments) => new()
    {
        Origin = OneProgram.Origin(),
        Tool = tool,
        Arguments = Value.Of(arguments),
        ToolCall = 1,
        TimeoutSeconds = 120,
    };
}
