using GenXai.Activities.Tests.Fakes.Web;
using GenXai.Activities.Tools;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Tools.Secrets;

public sealed class KeyVaultSecretSourceTests
{
    [Fact]
    public async Task Find_Secret_IsLoadedOnceAndKeptForAWhile()
    {
        await using var vault = new FakeKeyVault { Secrets = { ["CRM-KEY"] = "of the vault" } };
        var time = new FakeTimeProvider();
        var source = vault.Source(time);
        vault.Asked.ShouldBe(0);

        var found = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => source.FindAsync("CRM_KEY", TestContext.Current.CancellationToken).AsTask()));
        found.ShouldAllBe(secret => secret == "of the vault");
        vault.Asked.ShouldBe(1);

        vault.Secrets["CRM-KEY"] = "rotated";
        time.Advance(TimeSpan.FromMinutes(6));
        (await source.FindAsync("CRM_KEY", TestContext.Current.CancellationToken)).ShouldBe("rotated");
        vault.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Find_SecretThatIsNotThere_IsNull()
    {
        await using var vault = new FakeKeyVault();
        var source = vault.Source(TimeProvider.System);

        (await source.FindAsync("NONE", TestContext.Current.CancellationToken)).ShouldBeNull();
        (await source.FindAsync("NONE", TestContext.Current.CancellationToken)).ShouldBeNull();
        vault.Asked.ShouldBe(1);
    }

    [Theory]
    [InlineData("403 Forbidden", false)]
    [InlineData("503 Service Unavailable", true)]
    public async Task Find_VaultThatRefuses_SaysWhatToDoAndIsAskedAgain(string status, bool transient)
    {
        await using var vault = new FakeKeyVault { Secrets = { ["KEY"] = "x" }, Status = status };
        var source = vault.Source(TimeProvider.System);

        var fault = await Should.ThrowAsync<ToolException>(async () => await source.FindAsync("KEY", TestContext.Current.CancellationToken));
        fault.Transient.ShouldBe(transient);
        fault.Message.ShouldContain($"the secret KEY: the Key Vault fake.vault.azure.net answered {status[..3]}");
        fault.Message.ShouldContain("'Key Vault Secrets User'");

        vault.Status = null;
        (await source.FindAsync("KEY", TestContext.Current.CancellationToken)).ShouldBe("x");
    }
}
