using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    protected static readonly EntityId Counter = new("counter", "k");

    [Fact]
    public async Task CallEntity_AndSignals_AreAppliedInOrder()
    {
        Assert.SkipUnless(Setup.HasEntities, "this host has no durable entities");
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            c.SignalEntity(Counter, "add", "2");
            c.SignalEntity(Counter, "add", "3");
            var sum = await c.CallEntityAsync(Counter, "add", "5");
            var bad = await c.CallEntityAsync(Counter, "nope", null);
            var unknown = await c.CallEntityAsync(new EntityId("nothing", "k"), "add", null);
            return $"{sum.Value} {bad.Failure!.Type} {unknown.Failure!.Type}";
        });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));

        (await EndOfAsync(host, "i")).Output.ShouldBe("10 unknown_operation entity_not_found");
        await CounterIsAsync(host, "10");
        await host.Client.SignalEntityAsync(Counter, "add", "1");
        await CounterIsAsync(host, "11");
        await host.Client.SignalEntityAsync(Counter, "delete", null);
        await CounterIsAsync(host, null);
    }

    /// <summary>Waits until the entity has the state: a signal is applied some time, and read states come later still.</summary>
    private async Task CounterIsAsync(IConformanceHost host, string? expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        string? read;
        while ((read = await host.Client.ReadEntityAsync(Counter, patience.Token)) != expected && !patience.IsCancellationRequested)
        {
            await Task.Yield();
        }

        read.ShouldBe(expected);
    }
}
