using System.Globalization;
using GenXai.Activities.Tools;
using GenXai.Cli.Sessions;
using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Cli.WorkflowTests.Running;

/// <summary>Runs a workflow on an embedded host in memory, in virtual time, and checks what came of it.</summary>
internal sealed class RunTestRunner
{
    private readonly IDefinitionFiles _files;

    private readonly ToolOptions _options;
    private readonly HostTools _tools;

    public RunTestRunner(IDefinitionFiles files, ToolOptions options, HostTools tools)
    {
        _files = files;
        _options = options;
        _tools = tools;
    }

    /// <summary>Runs the test.</summary>
    /// <returns>The expectations that were not met.</returns>
    public async Task<IReadOnlyList<TestFailure>> RunAsync(RunTest test, CancellationToken cancellationToken) =>
        (await OutcomeAsync(test, cancellationToken)).Failures;

    /// <summary>Runs the test and says what came of the run.</summary>
    public async Task<TestOutcome> OutcomeAsync(RunTest test, CancellationToken cancellationToken)
    {
        var loaded = await DefinitionReader.LoadAsync(_files, test, _tools, cancellationToken);
        var failures = DiagnosticChecks.Of(test.Expect, loaded.Diagnostics).ToList();
        if (loaded.Program is not { } program || test.Expect.IsInvalid)
        {
            return new TestOutcome(test, failures);
        }

        var (more, result) = await RunAsync(test, program, cancellationToken);
        return new TestOutcome(test, [.. failures, .. more]) { Result = result };
    }

    private async Task<(List<TestFailure> Failures, RunResult Result)> RunAsync(RunTest test, WorkflowProgram program, CancellationToken cancellationToken)
    {
        var calls = new CallRecorder();
        var clock = new VirtualClock();
        RunProgram? code = null;
        var options = new EmbeddedOptions
        {
            Clock = clock,
            Program = services =>
            {
                code = RunProgram.Of(services, clock, test.Script, [calls], notices: null, tools: _options);
                return code.Program;
            },
        };
        await using var host = await EmbeddedHost.OpenAsync(options, cancellationToken);
        using var people = code!.People;
        var client = new WorkflowClient(host.Client, host.Log, code.Catalog, clock.Time, host.Payloads);
        const string runId = "test";
        try
        {
            await client.StartAsync(program, test.Input, runId, cancellationToken);
        }
        catch (WorkflowClientException refused) when (string.Equals(refused.Code, ErrorCodes.InvalidInput, StringComparison.Ordinal))
        {
            var end = Refused(program, refused);
            return ([.. RunChecks.Of(test.Expect, end)], end);
        }

        // A run that waits may still have timers: only when nothing is left to happen is it seen as waiting.
        await host.WhenQuiescentAsync(cancellationToken);
        var result = await client.GetResultAsync(runId, cancellationToken);
        var failures = new List<TestFailure>();
        failures.AddRange(RunChecks.Of(test.Expect, result));
        failures.AddRange(CallChecks.Of(test.Expect, calls));
        if (test.Expect.MaxParallel is { } most)
        {
            var entries = new List<LogEntry>();
            await foreach (var entry in client.EventsAsync(runId, cancellationToken: cancellationToken))
            {
                entries.Add(entry);
            }

            var actual = ParallelCount.Of(entries);
            if (actual != most)
            {
                failures.Add(new TestFailure(
                    "max_parallel", most.ToString(CultureInfo.InvariantCulture), actual.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return (failures, result);
    }

    // What the run itself would have said, had it been started.
    private static RunResult Refused(WorkflowProgram program, WorkflowClientException refused)
    {
        var graph = WorkflowGraph.Compile(program.Workflows[program.Main]);
        return new RunHistory(graph, "test").Result with
        {
            Status = RunStatuses.Failed,
            Error = new RunError(refused.Code, refused.Message, null),
        };
    }
}
