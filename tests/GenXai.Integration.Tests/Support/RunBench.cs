using System.Globalization;
using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Cli.Sessions;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Running;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Embedded.Dispatch;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter;

namespace GenXai.Integration.Tests.Support;

/// <summary>Runs the workflow of a test on the embedded host, in memory and in virtual time, and keeps every step.</summary>
internal static class RunBench
{
    public const string RunId = "run";

    public static async Task<RecordedRun> RunAsync(RunTest test, IDefinitionFiles files, BenchOptions options)
    {
        var loaded = await DefinitionReader.LoadAsync(files, test, HostTools.BuiltIn);
        var program = loaded.Program
            ?? throw new InvalidOperationException($"{test.Name}: {string.Join('\n', loaded.Diagnostics)}");
        var calls = new CallRecorder();
        var steps = new List<TakenStep>();
        var clock = new VirtualClock();
        RunProgram? code = null;
        await using var host = await EmbeddedHost.OpenAsync(
            new EmbeddedOptions
            {
                Clock = clock,
                ReplayAlways = options.ReplayAlways,
                OnStep = steps.Add,
                Program = services =>
                {
                    var payloads = options.InlineBytes is { } bytes ? new EagerPayloads(services.Payloads, bytes) : services.Payloads;
                    code = RunProgram.Of(services with { Payloads = payloads }, clock, test.Script, [calls], notices: null);
                    return WithLimits(code, options);
                },
            },
            CancellationToken.None);
        using var people = code!.People;
        var client = new WorkflowClient(host.Client, host.Log, code.Catalog, clock.Time, options.InlineBytes is { } most ? new EagerPayloads(host.Payloads, most) : host.Payloads);
        await StartAsync(host.Client, code.Catalog, program, test.Input);
        await host.WhenQuiescentAsync(CancellationToken.None);
        var instances = new List<RecordedInstance>();
        foreach (var id in steps.Select(step => step.InstanceId).Distinct(StringComparer.Ordinal))
        {
            instances.Add(await InstanceAsync(host, id, steps));
        }

        var result = await client.GetResultAsync(RunId, CancellationToken.None);
        return new RecordedRun(program, result, instances, calls);
    }

    // Past the client, which would refuse an input that the run itself is to refuse.
    private static async Task StartAsync(IOrchestrationClient client, DefinitionCatalog catalog, WorkflowProgram program, JsonElement input)
    {
        await catalog.AddAsync(program);
        var name = program.Workflows[program.Main].Name;
        var run = new WorkflowRunInput
        {
            RunId = RunId,
            RootId = RunId,
            Definition = program.Bundle.Hash,
            WorkflowKey = program.Main,
            Input = input,
        };
        var text = JsonSerializer.Serialize(run, ContractsJsonContext.Default.WorkflowRunInput);
        await client.ScheduleAsync(new ScheduleRequest(WorkflowEngine.OrchestratorName, RunId, text)
        {
            Version = WorkflowEngine.Current.ToString(CultureInfo.InvariantCulture),
            Tag = name,
            Metadata = JsonSerializer.Serialize(new { workflow = name, definition = run.Definition, workflowKey = run.WorkflowKey }),
        });
    }

    private static EmbeddedProgram WithLimits(RunProgram code, BenchOptions options) => code.Program with
    {
        Orchestrators =
        [
            new OrchestratorRegistration(
                WorkflowEngine.OrchestratorName,
                WorkflowEngine.Current.ToString(CultureInfo.InvariantCulture),
                new WorkflowOrchestrator(code.Catalog, options.Limits)),
        ],
    };

    private static async Task<RecordedInstance> InstanceAsync(EmbeddedHost host, string id, List<TakenStep> steps)
    {
        var state = await host.Client.GetAsync(id, withInput: false, CancellationToken.None)
            ?? throw new InvalidOperationException($"the instance {id} made steps and is not there");
        var log = await host.Log.ReadAsync(id, 1, 1_000_000, CancellationToken.None);
        var generations = steps.Where(step => step.InstanceId == id)
            .GroupBy(step => step.Generation)
            .Select(group => new RecordedGeneration(id, group.Key, group.First().Input ?? "", [.. group]));
        return new RecordedInstance(state, log, [.. generations]);
    }
}
