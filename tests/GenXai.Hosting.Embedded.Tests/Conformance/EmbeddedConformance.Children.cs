using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public abstract partial class EmbeddedConformance<TSetup>
{
    [Fact]
    public async Task CallSubOrchestration_UnderAnExplicitId_IsAnInstanceOfTheTree()
    {
        var program = new ConformanceProgram()
            .Orchestrator("child", (_, input) => Task.FromResult(input))
            .Orchestrator("main", async (c, _) =>
                (await c.CallSubOrchestrationAsync("child", "3", new SubOrchestrationOptions("i-c"))).Value);
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        await EndOfAsync(host, "i");

        var child = (await host.Client.GetAsync("i-c", withInput: true)).ShouldNotBeNull();
        (child.RootId, child.ParentId, child.Input).ShouldBe(("i", "i", "3"));
    }

    [Fact]
    public async Task CallSubOrchestration_AskedAgain_FindsTheSameInstance()
    {
        var program = new ConformanceProgram()
            .Orchestrator("child", async (c, input) => (await c.CallActivityAsync("echo", Of(input!))).Value)
            .Orchestrator("main", async (c, _) =>
            {
                var options = new SubOrchestrationOptions("i-c");
                var first = await c.CallSubOrchestrationAsync("child", "1", options);
                var second = await c.CallSubOrchestrationAsync("child", "2", options);
                return first.Value + second.Value;
            });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));

        (await EndOfAsync(host, "i")).Output.ShouldBe("11");
    }

    [Fact]
    public async Task CallSubOrchestration_IdOfAnotherRun_FailsAsConflict()
    {
        var program = new ConformanceProgram()
            .Orchestrator("main", async (c, input) => input is null
                ? "other"
                : (await c.CallSubOrchestrationAsync("main", null, new SubOrchestrationOptions(input))).Failure!.Type);
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "other", null));
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", "other"));

        (await EndOfAsync(host, "i")).Output.ShouldBe("conflict");
    }
}
