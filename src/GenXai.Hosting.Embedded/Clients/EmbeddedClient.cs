using GenXai.Activities.Payloads;
using GenXai.Hosting.Client;
using GenXai.Hosting.Embedded.Dispatch;
using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Storage;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Clients;

/// <summary>The client port: reads go to the store at once, all else to the engine's thread.</summary>
internal sealed class EmbeddedClient(Engine engine, IPayloadStore payloads) : IOrchestrationClient
{
    private const int MaxPageSize = 1000;

    public Task<bool> ScheduleAsync(ScheduleRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.InstanceId, nameof(request));
        return SubmitAsync(e => Schedule(e, request), cancellationToken);
    }

    public Task<bool> RestartAsync(string instanceId, string input, CancellationToken cancellationToken = default) =>
        SubmitAsync(e => Restart(e, instanceId, input), cancellationToken);

    public Task<bool> RaiseEventAsync(
        string instanceId, string name, string payload, CancellationToken cancellationToken = default) =>
        SubmitAsync(e => Send(e, instanceId, HistoryEvent.Raised(name, payload)), cancellationToken);

    public Task<RaiseOutcome> RaiseEventOnceAsync(
        string instanceId, string name, string payload, long question, CancellationToken cancellationToken = default) =>
        SubmitAsync(
            e => e.Store.Find(instanceId) is not { IsEnded: false } ? RaiseOutcome.Ended
                : !SentAnswers.TryTake(e.Store, instanceId, question) ? RaiseOutcome.SentBefore
                : Send(e, instanceId, HistoryEvent.Raised(name, payload)) ? RaiseOutcome.Sent
                : RaiseOutcome.Ended,
            cancellationToken);

    public Task<bool> SuspendAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        SubmitAsync(
            e => Send(e, instanceId, new HistoryEvent(HistoryEventKind.SuspendAsked, Value: reason)), cancellationToken);

    public Task<bool> ResumeAsync(string instanceId, CancellationToken cancellationToken = default) =>
        SubmitAsync(e => Send(e, instanceId, new HistoryEvent(HistoryEventKind.ResumeAsked)), cancellationToken);

    public Task<int> TerminateAsync(string rootId, string reason, CancellationToken cancellationToken = default) =>
        SubmitAsync(
            e =>
            {
                var ended = e.Store.Terminate(rootId, new FailureDetails("terminated", reason), e.Now);
                ended.ForEach(e.MovedElsewhere);
                return ended.Count;
            },
            cancellationToken);

    public async Task<PurgeOutcome> PurgeAsync(string rootId, CancellationToken cancellationToken = default)
    {
        // The payloads go last but one: as long as the run is known it can be purged again, and an ended run reads none.
        if (engine.Store.Reader.Find(rootId, withInput: false) is { IsEnded: true } && !await HasLiveAsync(rootId, cancellationToken))
        {
            await payloads.PurgeAsync(rootId, cancellationToken);
        }

        return await SubmitAsync(e => e.Store.Purge(rootId), cancellationToken);
    }

    public Task<OrchestrationState?> GetAsync(
        string instanceId, bool withInput = false, CancellationToken cancellationToken = default) =>
        ReadAsync(reader => reader.Find(instanceId, withInput), cancellationToken);

    public Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken = default)
    {
        if (query.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(query), query.PageSize, $"a page holds 1 to {MaxPageSize} instances");
        }

        return ReadAsync(reader => reader.Query(query), cancellationToken);
    }

    public async Task<OrchestrationState?> WaitForChangeAsync(
        string instanceId, Func<OrchestrationState, bool> until, CancellationToken cancellationToken = default)
    {
        var waiter = new ChangeWaiter(instanceId, until);
        engine.Hub.Add(waiter);
        try
        {
            // Watched first, looked at second: what happens between the two is not missed.
            if (!waiter.End.IsCompleted)
            {
                waiter.TryEnd(engine.Store.Reader.Find(instanceId, withInput: false));
            }

            return await waiter.End.WaitAsync(cancellationToken);
        }
        finally
        {
            engine.Hub.Remove(waiter);
        }
    }

    public Task SignalEntityAsync(
        EntityId id, string operation, string? input, CancellationToken cancellationToken = default) =>
        SubmitAsync(e => e.Entities.Apply(id, operation, input, e.Now), cancellationToken);

    public Task<string?> ReadEntityAsync(EntityId id, CancellationToken cancellationToken = default) =>
        ReadAsync(reader => reader.ReadEntity(id), cancellationToken);

    internal Task<T> SubmitAsync<T>(Func<Engine, T> body, CancellationToken cancellationToken)
    {
        var command = new Command<T>(body);
        engine.Queue.Add(command);
        return command.Answer.WaitAsync(cancellationToken);
    }

    private static bool Schedule(Engine e, ScheduleRequest request)
    {
        var version = request.Version ?? e.Program.NewestVersion(request.Name)
            ?? throw new ArgumentException(
                $"this host has no orchestrator '{request.Name}': register it, or name a version", nameof(request));
        var row = new InstanceRow
        {
            Id = request.InstanceId,
            RootId = request.RootId ?? request.InstanceId,
            Name = request.Name,
            Version = version,
            Tag = request.Tag,
            Metadata = request.Metadata,
            CreatedAt = e.Now,
            UpdatedAt = e.Now,
            Status = OrchestrationStatus.Pending,
            HasWork = true,
            Owner = e.Owner,
        };
        if (!e.Store.Insert(row, request.Input))
        {
            return false;
        }

        var live = e.Instances.Add(row);
        live.HasMail = false;
        e.Instances.Enqueue(live);
        return true;
    }

    private static bool Restart(Engine e, string instanceId, string input)
    {
        if (!e.Store.Reopen(instanceId, e.Owner, e.Now))
        {
            return false;
        }

        e.Store.ClearHistory(instanceId);
        e.Store.WriteInput(instanceId, input, carried: null);
        var live = e.Instances.Add(e.Store.Find(instanceId)!);
        live.HasMail = false;
        e.Instances.Enqueue(live);
        return true;
    }

    private static bool Send(Engine e, string instanceId, HistoryEvent message)
    {
        if (e.Store.Find(instanceId) is not { IsEnded: false })
        {
            return false;
        }

        e.Writer.Send(instanceId, message);
        return true;
    }

    private async Task<bool> HasLiveAsync(string rootId, CancellationToken cancellationToken)
    {
        var live = new OrchestrationQuery
        {
            RootId = rootId,
            RootsOnly = false,
            PageSize = 1,
            Statuses = [.. Enum.GetValues<OrchestrationStatus>().Where(status => status < OrchestrationStatus.Completed)],
        };
        return (await QueryAsync(live, cancellationToken)).Items.Count > 0;
    }

    private Task<T> ReadAsync<T>(Func<IRuntimeReader, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(read(engine.Store.Reader));
    }
}
