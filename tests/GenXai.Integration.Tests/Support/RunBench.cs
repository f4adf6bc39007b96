using System.Globalization;
using System.Text.Json;
using GenXai.Activities.Tools;
using GenXai.Cli.Sessions;
using GenXai.Cli.WorkflowTests.Model;
using GenXai.Cli.WorkflowTests.Running;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Embedded.Dispatch;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Entities;
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
        var memory = new EmbeddedMemory();
        var known = new List<string> { RunId };
        if (options.KillAfterCommit is { } commit)
        {
            await using var dying = await OpenAsync(test, options, memory, calls, steps, commit);
            try
            {
                await StartAsync(dying, program, test.Input);
                await dying.Host.WhenQuiescentAsync(CancellationToken.None);
            }
            catch (Exception exception) when (exception is StorageException or ObjectDisposedException or OperationCanceledException)
            {
                // It died before it answered.
            }

            known.AddRange(steps.Select(step => step.InstanceId));
            steps.Clear();
        }

        await using var bench = await OpenAsync(test, options, memory, calls, steps, null);
        if (await bench.Host.Client.GetAsync(RunId, withInput: false, CancellationToken.None) is null)
        {
            await StartAsync(bench, program, test.Input);
        }

        await bench.Host.WhenQuiescentAsync(CancellationToken.None);
        var instances = new List<RecordedInstance>();
        foreach (var id in known.Concat(steps.Select(step => step.InstanceId)).Distinct(StringComparer.Ordinal))
        {
            instances.Add(await InstanceAsync(bench.Host, id, steps));
        }

        var result = await bench.Client.GetResultAsync(RunId, CancellationToken.None);
        return new RecordedRun(program, result, instances, calls) { Days = await DaysAsync(bench.Host, instances) };
    }

    private static async Task<OpenBench> OpenAsync(
        RunTest test, BenchOptions options, EmbeddedMemory memory, CallRecorder calls, List<TakenStep> steps, long? kill)
    {
        var clock = new VirtualClock();
        RunProgram? code = null;
        var host = await EmbeddedHost.OpenAsync(
            new EmbeddedOptions
            {
                Clock = clock,
                Memory = memory,
                ReplayAlways = options.ReplayAlways,
                OnStep = steps.Add,
                KillAfterCommit = kill is null ? null : commit => commit == kill,
                Program = services =>
                {
                    var payloads = options.InlineBytes is { } bytes ? new EagerPayloads(services.Payloads, bytes, options.NotedPaths) : services.Payloads;
                    payloads = options.PayloadCalls is { } counted ? new CountedPayloads(payloads, counted) : payloads;
                    code = RunProgram.Of(
                        services with { Payloads = payloads }, clock, test.Script, [calls], notices: null, daily: options.Daily, models: options.Models);
                    return WithLimits(code, options);
                },
            },
            CancellationToken.None);
        var kept = options.InlineBytes is { } most ? new EagerPayloads(host.Payloads, most, options.NotedPaths) : host.Payloads;
        return new OpenBench(host, code!.People, code.Catalog, new WorkflowClient(host.Client, host.Log, code.Catalog, clock.Time, kept, options.Daily));
    }

    private static async Task<List<DailyBudgetState>> DaysAsync(EmbeddedHost host, List<RecordedInstance> instances)
    {
        var days = new List<DailyBudgetState>();
        foreach (var day in instances.SelectMany(instance => instance.Log)
            .Select(entry => (entry.Data as BudgetAsked)?.Day).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            days.Add(DailyBudgetReducer.Read(await host.Client.ReadEntityAsync(DailyBudgetReducer.IdOf(day), CancellationToken.None)));
        }

        return days;
    }

    // An input that the client refuses goes past it: here the run itself is to refuse it.
    private static async Task StartAsync(OpenBench bench, WorkflowProgram program, JsonElement input)
    {
        try
        {
            await bench.Client.StartAsync(program, input, RunId, CancellationToken.None);
            return;
        }
        catch (WorkflowClientException refused) when (refused.Code == ErrorCodes.InvalidInput)
        {
            // What follows.
        }

        await bench.Catalog.AddAsync(program);
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
        await bench.Host.Client.ScheduleAsync(new ScheduleRequest(WorkflowEngine.OrchestratorName, RunId, text)
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
