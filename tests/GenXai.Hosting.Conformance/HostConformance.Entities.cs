using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    private static readonly EntityId Counter = new("counter", "k");

    [Fact]
    public async Task CallEntity_AndSignals_AreAppliedInOrder()
    {
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
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));

        (await EndOfAsync(host, "i")).Output.ShouldBe("10 unknown_operation entity_not_found");
        (await host.Client.ReadEntityAsync(Counter)).ShouldBe("10");
        await host.Client.SignalEntityAsync(Counter, "add", "1");
        (await host.Client.ReadEntityAsync(Counter)).ShouldBe("11");
        await host.Client.SignalEntityAsync(Counter, "delete", null);
        (await host.Client.ReadEntityAsync(Counter)).ShouldBeNull();
    }
}
