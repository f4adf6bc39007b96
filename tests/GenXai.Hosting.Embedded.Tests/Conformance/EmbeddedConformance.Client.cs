using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public abstract partial class EmbeddedConformance<TSetup>
{
    [Fact]
    public async Task Schedule_UnknownName_IsRefusedWithAMessage()
    {
        await using var host = await Setup.OpenAsync(WaitsForGo());

        var refusal = await Should.ThrowAsync<ArgumentException>(
            () => host.Client.ScheduleAsync(new ScheduleRequest("nope", "i", null)));
        refusal.Message.ShouldContain("'nope'");
        (await host.Client.GetAsync("i")).ShouldBeNull();
    }

    [Fact]
    public async Task Terminate_WithASubOrchestration_EndsTheWholeTree_AndPurgeDeletesIt()
    {
        var program = new ConformanceProgram()
            .Orchestrator("child", async (c, _) => await c.WaitForExternalEventAsync("go"))
            .Orchestrator("main", async (c, _) =>
                (await c.CallSubOrchestrationAsync("child", null, new SubOrchestrationOptions("i-c"))).Value);
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        await UntilAsync(host, "i-c", OrchestrationStatus.Waiting);
        (await host.Client.PurgeAsync("i")).ShouldBe(PurgeOutcome.NotEnded);

        (await host.Client.TerminateAsync("i", "enough")).ShouldBe(2);
        var state = await EndOfAsync(host, "i-c");
        (state.Status, state.Failure!.Message).ShouldBe((OrchestrationStatus.Terminated, "enough"));
        (await host.Client.RaiseEventAsync("i-c", "go", "x")).ShouldBeFalse();
        (await host.Client.PurgeAsync("i")).ShouldBe(PurgeOutcome.Purged);
        (await host.Client.GetAsync("i-c")).ShouldBeNull();
        (await host.Client.PurgeAsync("i")).ShouldBe(PurgeOutcome.NotFound);
    }
}
