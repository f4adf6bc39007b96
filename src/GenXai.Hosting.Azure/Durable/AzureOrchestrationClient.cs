using System.Text.Json;
using GenXai.Activities.Payloads;
using GenXai.Hosting.Azure.Logs;
using GenXai.Hosting.Azure.Runs;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Durable;

/// <summary>
/// The client port on the durable runtime and the index of runs: the index says which runs there are, in which order
/// and of which tree; the runtime says where each stands.
/// </summary>
public sealed class AzureOrchestrationClient : IOrchestrationClient
{
    private const int MaxPageSize = 1000;
    private const int ReadsAtOnce = 16;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBeginning = TimeSpan.FromSeconds(30);
    private readonly IDurableInstances _instances;
    private readonly RunIndex _runs;
    private readonly LogStore _log;
    private readonly IPayloadStore _payloads;
    private readonly TimeProvider _time;

    /// <summary>Makes a client.</summary>
    /// <param name="instances">The durable runtime.</param>
    /// <param name="runs">The index.</param>
    /// <param name="log">The event logs, deleted with their runs.</param>
    /// <param name="payloads">The large values, deleted with their root run.</param>
    /// <param name="time">For the times of starts and the pauses between looks.</param>
    public AzureOrchestrationClient(IDurableInstances instances, RunIndex runs, LogStore log, IPayloadStore payloads, TimeProvider time)
    {
        _payloads = payloads;
        _instances = instances;
        _runs = runs;
        _log = log;
        _time = time;
    }

    /// <inheritdoc />
    public async Task<bool> ScheduleAsync(ScheduleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.InstanceId, nameof(request));
        var version = request.Version ?? throw new ArgumentException(
            $"the start of '{request.InstanceId}' names no version of '{request.Name}'; on this host it must", nameof(request));
        var run = new RunRecord(
            request.InstanceId,
            request.RootId ?? request.InstanceId,
            request.Name,
            version,
            request.Tag,
            request.Metadata,
            _time.GetUtcNow(),
            Ended: null);
        if (await _runs.TakeAsync(run, request.Input, cancellationToken) is not { } start)
        {
            return false;
        }

        await _instances.StartAsync(run.Name, run.Version, run.Id, request.Input, cancellationToken);
        await _runs.ForgetAsync(start, cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public async Task<bool> RestartAsync(string instanceId, string input, CancellationToken cancellationToken = default)
    {
        if (await _runs.FindAsync(instanceId, cancellationToken) is not { } run
            || !(await ReadAsync(run, cancellationToken)).IsEnded)
        {
            return false;
        }

        // A second start with a used id replaces the ended instance: here that is wanted.
        await _instances.StartAsync(run.Name, run.Version, run.Id, input, cancellationToken);
        await _runs.ReopenAsync(run, cancellationToken);

        // The runtime drops what it is sent for the new execution before that one's first step is stored.
        var limit = _time.GetUtcNow() + LongestBeginning;
        await WaitForChangeAsync(
            instanceId, state => state.Status != OrchestrationStatus.Pending || _time.GetUtcNow() >= limit, cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public Task<bool> RaiseEventAsync(
        string instanceId, string name, string payload, CancellationToken cancellationToken = default) =>
        IfAtWorkAsync(instanceId, () => _instances.RaiseEventAsync(instanceId, name, payload, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<RaiseOutcome> RaiseEventOnceAsync(
        string instanceId, string name, string payload, long question, CancellationToken cancellationToken = default)
    {
        if (await GetAsync(instanceId, cancellationToken: cancellationToken) is not { IsEnded: false })
        {
            return RaiseOutcome.Ended;
        }

        if (!await _runs.TakeAnswerAsync(instanceId, question, _time.GetUtcNow(), cancellationToken))
        {
            return RaiseOutcome.SentBefore;
        }

        try
        {
            await _instances.RaiseEventAsync(instanceId, name, payload, cancellationToken);
        }
        catch
        {
            await _runs.ReturnAnswerAsync(instanceId, question, CancellationToken.None);
            throw;
        }

        return RaiseOutcome.Sent;
    }

    /// <inheritdoc />
    public Task<bool> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        IfAtWorkAsync(instanceId, () => _instances.SuspendAsync(instanceId, reason, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
        IfAtWorkAsync(instanceId, () => _instances.ResumeAsync(instanceId, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async Task<int> TerminateAsync(string rootId, string reason, CancellationToken cancellationToken = default)
    {
        var count = 0;
        foreach (var state in await TreeAsync(rootId, cancellationToken))
        {
            if (!state.IsEnded)
            {
                await _instances.TerminateAsync(state.Id, reason, cancellationToken);
                count++;
            }
        }

        return count;
    }

    /// <inheritdoc />
    public async Task<PurgeOutcome> PurgeAsync(string rootId, CancellationToken cancellationToken = default)
    {
        var tree = await TreeAsync(rootId, cancellationToken);
        if (tree.Count == 0)
        {
            return PurgeOutcome.NotFound;
        }

        if (tree.Any(state => !state.IsEnded))
        {
            return PurgeOutcome.NotEnded;
        }

        await _payloads.PurgeAsync(rootId, cancellationToken);

        // The root goes last: as long as anything is left, the tree can be found and purged again.
        foreach (var state in tree.OrderBy(state => state.Id == rootId))
        {
            await SignalEntityAsync(MemoryScopes.OfRun(state.Id), MemoryOperations.Clear, null, cancellationToken);
            await _instances.PurgeAsync(state.Id, cancellationToken);
            await _log.DeleteAsync(state.Id, cancellationToken);
            await _runs.DeleteAsync(RecordOf(state), cancellationToken);
        }

        return PurgeOutcome.Purged;
    }

    /// <inheritdoc />
    public async Task<OrchestrationState?> GetAsync(
        string instanceId, bool withInput = false, CancellationToken cancellationToken = default)
    {
        if (await _runs.FindAsync(instanceId, cancellationToken) is not { } run)
        {
            return null;
        }

        var state = await ReadAsync(run, cancellationToken);
        return withInput ? state : state with { Input = null };
    }

    /// <inheritdoc />
    public async Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken = default)
    {
        if (query.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentOutOfRangeException(nameof(query), query.PageSize, $"a page holds 1 to {MaxPageSize} instances");
        }

        var items = new List<OrchestrationState>();
        string? continuation = null;
        await foreach (var chunk in CandidatesAsync(query, cancellationToken).Chunk(ReadsAtOnce).WithCancellation(cancellationToken))
        {
            var states = await Task.WhenAll(chunk.Select(row => ReadAsync(row.Run, cancellationToken)));
            for (var i = 0; i < states.Length; i++)
            {
                if (items.Count == query.PageSize)
                {
                    return new OrchestrationPage(items, continuation);
                }

                continuation = chunk[i].Continuation;
                if (query.Statuses.Count == 0 || query.Statuses.Contains(states[i].Status))
                {
                    items.Add(states[i] with { Input = null });
                }
            }
        }

        return new OrchestrationPage(items, Continuation: null);
    }

    /// <inheritdoc />
    public async Task<OrchestrationState?> WaitForChangeAsync(
        string instanceId, Func<OrchestrationState, bool> until, CancellationToken cancellationToken = default)
    {
        var pause = FirstPause;
        while (true)
        {
            var state = await GetAsync(instanceId, cancellationToken: cancellationToken);
            if (state is null || until(state))
            {
                return state;
            }

            await Task.Delay(pause, _time, cancellationToken);
            pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause;
        }
    }

    /// <inheritdoc />
    public Task SignalEntityAsync(
        EntityId id, string operation, string? input, CancellationToken cancellationToken = default) =>
        _instances.SignalEntityAsync(id, operation, input, cancellationToken);

    /// <inheritdoc />
    public Task<string?> ReadEntityAsync(EntityId id, CancellationToken cancellationToken = default) =>
        _instances.ReadEntityAsync(id, cancellationToken);

    private static RunRecord RecordOf(OrchestrationState state) => new(
        state.Id, state.RootId, state.Name, state.Version, state.Tag, state.Metadata, state.CreatedAt, state.Status);

    private static bool CanBeEnded(OrchestrationQuery query) =>
        query.Statuses.Count == 0 || query.Statuses.Any(status => status >= OrchestrationStatus.Completed);

    private IAsyncEnumerable<(RunRecord Run, string Continuation)> CandidatesAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        var rows = _runs.ListAsync(query, cancellationToken);
        return CanBeEnded(query) ? rows : rows.Where(row => row.Run.Ended is null);
    }

    private async Task<List<OrchestrationState>> TreeAsync(string rootId, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery { RootId = rootId, RootsOnly = false, PageSize = MaxPageSize };
        var tree = new List<OrchestrationState>();
        do
        {
            var page = await QueryAsync(query, cancellationToken);
            tree.AddRange(page.Items);
            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);
        return tree;
    }

    private async Task<bool> IfAtWorkAsync(string instanceId, Func<Task> act, CancellationToken cancellationToken)
    {
        if (await GetAsync(instanceId, cancellationToken: cancellationToken) is not { IsEnded: false })
        {
            return false;
        }

        await act();
        return true;
    }

    private async Task<OrchestrationState> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var instance = await _instances.FindAsync(run.Id, cancellationToken);
        var status = instance is null ? run.Ended ?? OrchestrationStatus.Pending : StatusOf(instance);
        if (status >= OrchestrationStatus.Completed && run.Ended is null)
        {
            await _runs.EndAsync(run, status, cancellationToken);
        }
        else if (status < OrchestrationStatus.Completed && run.Ended is not null)
        {
            // It was started anew, and that was not noted.
            await _runs.ReopenAsync(run, cancellationToken);
        }

        return new OrchestrationState
        {
            Id = run.Id,
            RootId = run.RootId,
            Name = run.Name,
            Version = run.Version,
            Status = status,
            CustomStatus = instance?.CustomStatus,
            Input = instance?.Input,
            Output = instance?.Output,
            Failure = instance?.Failure ?? UnfitOf(run, instance, status),
            Tag = run.Tag,
            Metadata = run.Metadata,
            CreatedAt = run.CreatedAt,
            UpdatedAt = instance?.UpdatedAt ?? run.CreatedAt,
        };
    }

    private static FailureDetails? UnfitOf(RunRecord run, DurableInstance? instance, OrchestrationStatus status) =>
        status == OrchestrationStatus.Suspended && instance?.Status == OrchestrationStatus.Running
            ? new FailureDetails(
                "unfit", $"the app has no interpreter for this run (started with engine {run.Version}): deploy a release that has it, then resume the run")
            : null;

    // The runtime has no word for a run that only waits, and none for one whose engine this app does not have.
    private static OrchestrationStatus StatusOf(DurableInstance instance) =>
        instance is { Status: OrchestrationStatus.Running, CustomStatus: { } text }
        && JsonSerializer.Deserialize(text, ContractsJsonContext.Default.RunCustomStatus) is { } custom
            ? custom.Status switch
            {
                RunStatuses.Waiting => OrchestrationStatus.Waiting,
                RunStatuses.Suspended => OrchestrationStatus.Suspended,
                _ => OrchestrationStatus.Running,
            }
            : instance.Status;
}
