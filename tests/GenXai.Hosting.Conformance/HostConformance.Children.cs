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
        await host.Client.ScheduleAsync(Request("main", "i", null));

        (await EndOfAsync(host, "i")).Output.ShouldBe(string.Join(',', Enumerable.Range(0, 20).Select(i => $"i-{i}-{i * 2}")));
    }

    [Fact]
    public async Task CallSubOrchestration_Fails_GivesItsFailure()
    {
        var program = new ConformanceProgram()
            .Orchestrator("child", (_, _) => throw new FormatException("bad child"))
            .Orchestrator("main", async (c, _) =>
                (await c.CallSubOrchestrationAsync("child", null, new SubOrchestrationOptions("i-c"))).Failure!.Message);
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(Request("main", "i", null));

        (await EndOfAsync(host, "i")).Output.ShouldBe("bad child");
    }
}
