using System.Text;
using GenXai.Hosting.Azure.Durable;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests;

/// <summary>What our own stores ask of the storage account: the figures of docs/durable-cost.md.</summary>
public sealed class StorageRequestTests(Azurite azurite)
{
    private static readonly string Id = new('a', 64);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task RunIndex_StartAndEnd_AreFiveAndFourRequests()
    {
        var stores = await azurite.OpenAsync();
        var instances = new FakeInstances(_time);
        var client = new AzureOrchestrationClient(instances, stores.Runs, stores.Log, stores.Payloads, _time);
        using var requests = new StorageRequests();

        await client.ScheduleAsync(new ScheduleRequest("workflow", "a", "{}") { Version = "1" });
        var start = requests.Take();
        instances.Set("a", OrchestrationStatus.Completed, output: "done");
        await client.GetAsync("a");

        (start, requests.Take()).ShouldBe((5, 4));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    public async Task Log_Entries_AreOneRequestForAHundred(int entries, int expected)
    {
        var stores = await azurite.OpenAsync();
        using var requests = new StorageRequests();

        await stores.Log.WriteAsync(
            "a", [.. Enumerable.Range(1, entries).Select(seq => new LogEntry(seq, _time.GetUtcNow(), "n", 1, new NodeSkipped(Unreachable: false)))]);

        requests.Take().ShouldBe(expected);
    }

    [Fact]
    public async Task Payload_WrittenAndReadElsewhere_AreTwoRequestsEach()
    {
        var stores = await azurite.OpenAsync(prefix: "requests");
        var other = await azurite.OpenAsync(prefix: "requests");
        using var requests = new StorageRequests();

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(new string('x', 20 * 1024)));
        await stores.Payloads.WriteAsync("a", Id, content);
        var written = requests.Take();
        await using (var read = await other.Payloads.OpenAsync("a", Id))
        {
            (await new StreamReader(read).ReadToEndAsync()).Length.ShouldBe(20 * 1024);
        }

        (written, requests.Take()).ShouldBe((2, 2));
    }
}
