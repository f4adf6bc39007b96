using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance;

public abstract partial class HostConformance<TSetup>
{
    [Fact]
    public async Task CallSubOrchestration_UnderAnExplicitId_GivesItsResult()
    {
        var program = new ConformanceProgram()
            .Orchestrator("child", async (c, input) => c.InstanceId + (await c.CallActivityAsync("double", Of(input!))).Value)
            .Orchestrator("main", async (c, _) =>
            {
                var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(
                    i => c.CallSubOrchestrationAsync("child", Text(i), new SubOrchestrationOptions($"i-{i}-"))));
                return string.Join(',', results.Select(result => result.Value));
            });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));

        (await EndOfAsync(host, "i")).Output.ShouldBe(string.Join(',', Enumerable.Range(0, 20).Select(i => $"i-{i}-{i * 2}")));
        var child = (await host.Client.GetAsync("i-3-", withInput: true)).ShouldNotBeNull();
        (child.RootId, child.ParentId, child.Input).ShouldBe(("i", "i", "3"));
    }

    [Fact]
    public async Task CallSubOrchestration_Fails_GivesItsFailure()
    {
        var program = new ConformanceProgram()
            .Orchestrator("child", (_, _) => throw new FormatException("bad child"))
            .Orchestrator("main", async (c, _) =>
                (await c.CallSubOrchestrationAsync("child", null, new SubOrchestrationOptions("i-c"))).Failure!.Message);
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));

        (await EndOfAsync(host, "i")).Output.ShouldBe("bad child");
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
