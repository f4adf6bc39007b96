using GenXai.Cli.Sessions;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Embedded.Time;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Orchestration;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Histories;

/// <summary>A run whose history does not fit the program, or whose engine the program does not have, is suspended.</summary>
public sealed class UnfitRunTests
{
    private static readonly TestText Asking = new("""
        tests:
          - name: asking
            workflow:
              name: asking
              agents: [{id: a}]
              graph:
                nodes: [{id: in, type: input}, {id: ask, type: human, prompt: Well?}, {id: a, type: agent}, {id: out, type: output}]
                edges: [{from: in, to: ask}, {from: ask, to: a}, {from: a, to: out}]
            model: {a: [done]}
            expect: {status: waiting}
        """);

    [Fact]
    public async Task Open_RunOfAnOrchestratorThatIsNotDeterministic_SuspendsItNamingTheEvent()
    {
        var memory = new EmbeddedMemory();
        await using (var host = await OpenAsync(memory, new Moody("first")))
        {
            await host.Client.ScheduleAsync(Request("moody", "1"), CancellationToken.None);
            await host.WhenQuiescentAsync(CancellationToken.None);
        }

        await using var other = await OpenAsync(memory, new Moody("second"));
        await other.Client.RaiseEventAsync("run", "go", "{}", CancellationToken.None);
        await other.WhenQuiescentAsync(CancellationToken.None);

        var state = (await other.Client.GetAsync("run", cancellationToken: CancellationToken.None))!;
        state.Status.ShouldBe(OrchestrationStatus.Suspended);
        state.Failure!.Message.ShouldContain(
            "not deterministic at event 1: history has ActivityScheduled 'first' (event 1), replay gives ActivityScheduled 'second' (event 1)");
    }

    [Fact]
    public async Task Resume_RunThatWasSuspended_GoesOnWithTheProgramThatFits()
    {
        var memory = new EmbeddedMemory();
        await using (var host = await OpenAsync(memory, new Moody("first")))
        {
            await host.Client.ScheduleAsync(Request("moody", "1"), CancellationToken.None);
            await host.WhenQuiescentAsync(CancellationToken.None);
        }

        await using (var other = await OpenAsync(memory, new Moody("second")))
        {
            await other.Client.RaiseEventAsync("run", "go", "{}", CancellationToken.None);
            await other.WhenQuiescentAsync(CancellationToken.None);
        }

        await using var again = await OpenAsync(memory, new Moody("first"));
        await again.Client.ResumeAsync("run", CancellationToken.None);
        await again.WhenQuiescentAsync(CancellationToken.None);

        var state = (await again.Client.GetAsync("run", cancellationToken: CancellationToken.None))!;
        state.Status.ShouldBe(OrchestrationStatus.Completed);
        state.Output.ShouldBe("{}");
    }

    [Fact]
    public async Task Open_WorkflowRunOfAnUnknownEngine_SuspendsItAndNeverFailsIt()
    {
        var clock = new VirtualClock();
        RunProgram? code = null;
        await using var host = await EmbeddedHost.OpenAsync(
            new EmbeddedOptions
            {
                Clock = clock,
                Program = services =>
                {
                    code = RunProgram.Of(services, clock, Asking.Test.Script, [], notices: null);
                    return code.Program;
                },
            },
            CancellationToken.None);
        await host.Client.ScheduleAsync(Request(WorkflowEngine.OrchestratorName, "99"), CancellationToken.None);
        await host.WhenQuiescentAsync(CancellationToken.None);

        var state = (await host.Client.GetAsync("run", cancellationToken: CancellationToken.None))!;
        state.Status.ShouldBe(OrchestrationStatus.Suspended);
        state.Failure!.Message.ShouldContain("'workflow' version '99'");
        code!.People.Dispose();
    }

    private static ScheduleRequest Request(string name, string version) => new(name, "run", "{}") { Version = version };

    private static Task<EmbeddedHost> OpenAsync(EmbeddedMemory memory, IOrchestrator orchestrator) => EmbeddedHost.OpenAsync(
        new EmbeddedOptions
        {
            Memory = memory,
            Clock = new VirtualClock(),
            Program = _ => new EmbeddedProgram
            {
                Orchestrators = [new OrchestratorRegistration("moody", "1", orchestrator)],
                Activities = [new Echo("first"), new Echo("second")],
            },
        },
        CancellationToken.None);
}
