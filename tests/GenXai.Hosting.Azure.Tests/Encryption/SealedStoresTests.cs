using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Azure.Encryption;
using GenXai.Hosting.Azure.Envelopes;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests.Encryption;

/// <summary>With keys, nothing that an app keeps shows a value; without them it does, which shows that the test looks where it must.</summary>
public sealed class SealedStoresTests(Azurite azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public async Task Stores_WithKeys_HoldNoValueInTheClear()
    {
        var sealer = new AesSealer(Keys("k1"), readsPlain: false);
        await FillAsync(await azurite.OpenAsync(sealer: sealer), "planted-secret");
        await FillAsync(await azurite.OpenAsync(), "planted-control");

        // The emulator writes its tables now and then: the control is awaited there.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!azurite.FilesWith("planted-control").Any(file => file.Contains("table", StringComparison.Ordinal)))
        {
            await Task.Delay(50, patience.Token);
        }

        azurite.FilesWith("planted-control").Count.ShouldBeGreaterThan(1);
        azurite.FilesWith("planted-secret").ShouldBeEmpty();
        azurite.FilesWith(Convert.ToBase64String("planted-secret"u8)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stores_WithKeys_GiveBackWhatWasKept()
    {
        var sealer = new AesSealer(Keys("k1"), readsPlain: false);
        var stores = await azurite.OpenAsync(sealer: sealer);

        await FillAsync(stores, "value");

        (await stores.Runs.InputAsync("run", None)).ShouldBe("\"value\"");
        (await stores.Runs.FindAsync("run", None))!.Metadata.ShouldBe("\"value\"");
        (await stores.Log.ReadAsync("run", 1, 10, None)).ShouldHaveSingleItem().Data.ShouldBeOfType<NodeNoted>().Value.GetString().ShouldBe("value");
        stores.Definitions.Find("sha256:value").ShouldBe("value");
    }

    [Fact]
    public async Task Stores_WithAnotherKey_SayWhichIsMissing()
    {
        var prefix = "sealed" + Guid.NewGuid().ToString("N")[..8];
        await FillAsync(await azurite.OpenAsync(prefix, new AesSealer(Keys("old"), readsPlain: false)), "value");
        var stores = await azurite.OpenAsync(prefix, new AesSealer(Keys("new"), readsPlain: false));

        (await Should.ThrowAsync<StorageException>(() => stores.Log.ReadAsync("run", 1, 10, None))).Message.ShouldContain("'old'");
        (await Should.ThrowAsync<StorageException>(async () =>
            await (await azurite.OpenAsync(prefix)).Log.ReadAsync("run", 1, 10, None))).Message.ShouldContain("no key");
    }

    [Fact]
    public async Task Instances_WithKeys_AreGivenSealedStringsAndGiveThemBack()
    {
        var runtime = new FakeInstances(TimeProvider.System);
        var seal = new DurableSeal(new AesSealer(Keys("k1"), readsPlain: false));
        var instances = new SealedInstances(runtime, seal);

        await instances.StartAsync("workflow", "1", "run", "secret", None);
        await instances.RaiseEventAsync("run", "mailbox", "secret", None);
        await instances.SignalEntityAsync(new EntityId("memory", "a"), "set", "secret", None);
        await instances.SuspendAsync("run", "secret", None);

        string.Join('\n', runtime.Calls).ShouldNotContain("secret");
        (await instances.FindAsync("run", None))!.Input.ShouldBe("secret");
        runtime.Set("run", OrchestrationStatus.Completed, output: seal.SealOutput("run", "secret"));
        runtime.Instances["run"] = runtime.Instances["run"] with { Input = null };
        (await instances.FindAsync("run", None))!.Output.ShouldBe("secret");
    }

    [Fact]
    public async Task Activity_InASealedEnvelope_GivesASealedResult()
    {
        var sealer = new AesSealer(Keys("k1"), readsPlain: false);
        var seal = new DurableSeal(sealer);
        var log = (await azurite.OpenAsync(sealer: sealer)).Log;
        var runner = new ActivityRunner(log, [new DelegateActivity("work", (_, text) => Task.FromResult<string?>(text + "!"))], seal);

        var envelope = seal.SealCall("run", ActivityEnvelope.Pack("run", ActivityInput.Of("secret")));
        var result = await runner.RunAsync("work", envelope, None);

        (envelope + result).ShouldNotContain("secret");
        ResultEnvelope.Unpack(seal.OpenResult("run", result)).ShouldBe(CallResult.Success("secret!"));
        await Should.ThrowAsync<StorageException>(() => runner.RunAsync("work", envelope.Replace("run\n", "other\n", StringComparison.Ordinal), None));
    }

    private static MasterKeys Keys(string version) =>
        new([new MasterKey(version, RandomNumberGenerator.GetBytes(MasterKey.Bytes))], "the test");

    private static async Task FillAsync(AzureStores stores, string marker)
    {
        var json = JsonSerializer.Serialize(marker);
        var run = new RunRecord("run", "run", "workflow", "1", "tag", json, At, Ended: null);
        await stores.Runs.TakeAsync(run, json, None);
        await stores.Log.WriteAsync("run", [new LogEntry(1, At, "n", 1, new NodeNoted(1, JsonElement.Parse(json)))], None);
        await stores.Definitions.PutAsync("sha256:" + (marker == "value" ? marker : "00"), marker, None);
        var content = Encoding.UTF8.GetBytes(json + new string(' ', 20_000));
        await stores.Payloads.WriteAsync("run", Convert.ToHexStringLower(SHA256.HashData(content)), new MemoryStream(content), None);
    }
}
