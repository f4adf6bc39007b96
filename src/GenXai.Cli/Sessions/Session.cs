using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Memory.Consolidation;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Time;
using GenXai.Cli.Infrastructure;
using GenXai.Hosting.Budgets;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded;
using GenXai.Hosting.Encryption;
using GenXai.Hosting.People;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Entities;

namespace GenXai.Cli.Sessions;

/// <summary>A data folder that is open: the embedded host on it, and the client.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly EmbeddedHost _host;
    private readonly ScriptedPeople _people;

    private Session(EmbeddedHost host, RunProgram program, DailyLimits daily)
    {
        _host = host;
        _people = program.People;
        Catalog = program.Catalog;
        Client = new WorkflowClient(host.Client, host.Log, program.Catalog, TimeProvider.System, host.Payloads, daily);
        Batches = program.Batches!;
    }

    public IWorkflowClient Client { get; }

    /// <summary>The instances of the data folder, whatever they run.</summary>
    public IOrchestrationClient Instances => _host.Client;

    public DefinitionCatalog Catalog { get; }

    public BatchParts Batches { get; }

    /// <summary>Ends with what stopped the host, a <see cref="StorageException"/> above all.</summary>
    public Task Ended => _host.Ended;

    /// <summary>Opens a data folder.</summary>
    /// <exception cref="StorageException">The folder cannot be used.</exception>
    public static async Task<Session> OpenAsync(CliContext context, string folder, SessionOptions options)
    {
        // Who only looks starts no run, so that a faulty setting does not keep anyone from looking.
        var daily = options == SessionOptions.Observer ? DailyLimits.None : Daily();
        RunProgram? program = null;
        var host = await EmbeddedHost.OpenAsync(new EmbeddedOptions
        {
            DataFolder = folder,
            Keys = EncryptionSettings.Read(CliContext.Variable),
            Durability = options.SurvivesPowerCut ? Durability.Power : Durability.Process,
            Drive = options.DrivesAll ? DriveScope.All : DriveScope.Own,
            Program = services =>
            {
                program = RunProgram.Of(
                    services, new SystemActivityClock(), options.Script, Observers(), new ErrorNotices(context), folder, daily, tools: context.Tools);
                return program.Program;
            },
        });
        return new Session(host, program!, daily);
    }

    /// <summary>Waits until a run has ended, waits for people only, or is suspended.</summary>
    public Task<RunResult> WaitAsync(string runId, CancellationToken cancellationToken) =>
        Client.WaitAsync(runId, cancellationToken);

    /// <summary>Takes up a run that no process drives, and has scripted people answer what it asked before.</summary>
    public async Task TakeUpAsync(string runId, CancellationToken cancellationToken)
    {
        await Client.ResumeAsync(runId, cancellationToken);
        await _host.ClaimAsync(runId, cancellationToken);
        foreach (var approval in await Client.ApprovalsAsync(runId, cancellationToken))
        {
            await _people.AnswerAsync(approval.AskedBy, cancellationToken);
        }
    }

    /// <summary>Takes up a batch that no process drives, with its runs.</summary>
    public async Task TakeUpBatchAsync(string batchId, int items, CancellationToken cancellationToken)
    {
        await _host.ClaimAsync(batchId, cancellationToken);
        for (var index = 0; index < items; index++)
        {
            await _host.ClaimAsync(BatchNames.RunId(batchId, index), cancellationToken);
        }
    }

    /// <summary>Waits until a run has ended.</summary>
    public async Task<RunResult> WaitForEndAsync(string runId, CancellationToken cancellationToken)
    {
        await _host.Client.WaitForChangeAsync(runId, state => state.IsEnded, cancellationToken);
        return await Client.GetResultAsync(runId, cancellationToken);
    }

    /// <summary>Waits until a run that was told to hold does so, or has ended before; one that no process drives is told here.</summary>
    public async Task<RunResult> WaitForHoldAsync(string runId, CancellationToken cancellationToken)
    {
        await _host.ClaimAsync(runId, cancellationToken);
        await _host.Client.WaitForChangeAsync(
            runId, state => state.IsEnded || state.Status == OrchestrationStatus.Suspended, cancellationToken);
        return await Client.GetResultAsync(runId, cancellationToken);
    }

    /// <summary>Consolidates agents' memories at once.</summary>
    /// <exception cref="CliException">It failed.</exception>
    public async Task<ConsolidationReport> ConsolidateAsync(CancellationToken cancellationToken)
    {
        var id = $"{ConsolidationOrchestrator.Instance}-{Guid.CreateVersion7():N}";
        await _host.Client.ScheduleAsync(new ScheduleRequest(ConsolidationOrchestrator.Name, id, ConsolidationOrchestrator.Once), cancellationToken);
        var state = await _host.Client.WaitForChangeAsync(id, state => state.IsEnded, cancellationToken);
        if (state is not { Output: { } output })
        {
            throw new CliException(ExitCodes.Failed, $"the memories could not be consolidated: {state?.Failure?.Message ?? "the host stopped"}");
        }

        await _host.Client.PurgeAsync(id, cancellationToken);
        return JsonSerializer.Deserialize(output, MemoryRecordJsonContext.Default.ConsolidationReport)!;
    }

    /// <summary>Has memories consolidated again and again, by one orchestration of the data folder; it goes on when a process dies.</summary>
    public Task ConsolidateEveryAsync(TimeSpan interval, CancellationToken cancellationToken) => _host.Client.ScheduleAsync(
        new ScheduleRequest(ConsolidationOrchestrator.Name, ConsolidationOrchestrator.Instance, ConsolidationOrchestrator.Every(interval)),
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _people.Dispose();
    }

    private static DailyLimits Daily()
    {
        try
        {
            return DailyBudgetSettings.Read(CliContext.Variable);
        }
        catch (FormatException exception)
        {
            throw CliException.Usage(exception.Message);
        }
    }

    private static List<ICallObserver> Observers() =>
        CallLogObserver.FromEnvironment() is { } observer ? [observer] : [];
}
