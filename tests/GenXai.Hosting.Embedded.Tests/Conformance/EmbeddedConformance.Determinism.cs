using GenXai.Hosting.Client;
using GenXai.Hosting.Conformance;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Embedded.Tests.Conformance;

public abstract partial class EmbeddedConformance<TSetup>
{
    [Fact]
    public async Task Version_UnknownToTheProgram_SuspendsUntilOneKnowsIt()
    {
        var program = new ConformanceProgram().Orchestrator(
            "main", async (c, _) => await c.WaitForExternalEventAsync("go"), "7");
        await using (var host = await Setup.OpenAsync(program))
        {
            await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
            await UntilAsync(host, "i", OrchestrationStatus.Waiting);
        }

        await using (var older = await Setup.OpenAsync(
            new ConformanceProgram().Orchestrator("main", (_, _) => Task.FromResult<string?>("wrong"), "6")))
        {
            await older.Client.RaiseEventAsync("i", "go", "kept");
            var state = await UntilAsync(older, "i", OrchestrationStatus.Suspended);
            state.Failure!.Message.ShouldContain("'main' version '7'");
        }

        await using var again = await Setup.OpenAsync(program);
        (await EndOfAsync(again, "i")).Output.ShouldBe("kept");
    }

    [Fact]
    public async Task Replay_OfAnotherProgram_SuspendsAndNamesTheEvent()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            await c.CallActivityAsync("echo", Of("1"));
            return await c.WaitForExternalEventAsync("go");
        });
        await using (var host = await Setup.OpenAsync(program))
        {
            await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
            await UntilAsync(host, "i", OrchestrationStatus.Waiting);
        }

        await using (var other = await Setup.OpenAsync(new ConformanceProgram().Orchestrator("main", async (c, _) =>
        {
            await c.CallActivityAsync("double", Of("1"));
            return await c.WaitForExternalEventAsync("go");
        })))
        {
            await other.Client.RaiseEventAsync("i", "go", "kept");
            var state = await UntilAsync(other, "i", OrchestrationStatus.Suspended);
            state.Failure!.Message.ShouldContain("event 1");
            state.Failure.Message.ShouldContain("ActivityScheduled 'echo'");
            state.Failure.Message.ShouldContain("ActivityScheduled 'double'");
        }

        await using var again = await Setup.OpenAsync(program);
        (await EndOfAsync(again, "i")).Output.ShouldBe("kept");
    }

    [Fact]
    public async Task Orchestrator_AwaitsAForeignTask_IsSuspendedWithAMessage()
    {
        var gate = new TaskCompletionSource();
        var program = new ConformanceProgram().Orchestrator("main", async (c, input) =>
        {
            _ = c.WaitForExternalEventAsync("never");
            await gate.Task;
            return "wrong";
        });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));
        await UntilAsync(host, "i", OrchestrationStatus.Waiting);
        _ = Task.Run(gate.SetResult);

        (await UntilAsync(host, "i", OrchestrationStatus.Suspended)).Failure!.Message.ShouldContain("left its thread");
    }

    [Fact]
    public async Task Orchestrator_AwaitsWhatNobodyGives_IsSuspendedWithAMessage()
    {
        var program = new ConformanceProgram().Orchestrator("main", async (_, _) =>
        {
            await new TaskCompletionSource().Task;
            return "wrong";
        });
        await using var host = await Setup.OpenAsync(program);
        await host.Client.ScheduleAsync(new ScheduleRequest("main", "i", null));

        (await UntilAsync(host, "i", OrchestrationStatus.Suspended)).Failure!.Message.ShouldContain("wait for ever");
    }
}
