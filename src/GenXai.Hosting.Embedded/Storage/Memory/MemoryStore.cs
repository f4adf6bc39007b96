using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Memory;

/// <summary>A store in memory. A transaction is the lock; nothing is undone, since a failure in one is a fault of ours.</summary>
internal sealed class MemoryStore(MemoryData data) : IRuntimeStore
{
    private long _host;
    private long _seen;

    public IRuntimeReader Reader { get; } = new MemoryReader(data);

    public TimeSpan? PollInterval => null;

    public long OpenHost(DateTimeOffset now)
    {
        lock (data.Gate)
        {
            _host = ++data.LastHost;
            data.LiveHosts.Add(_host);
            return _host;
        }
    }

    public void CloseHost(long owner)
    {
        lock (data.Gate)
        {
            foreach (var record in data.Instances.Values.Where(record => record.Row.Owner == owner))
            {
                record.Row.Owner = 0;
            }

            data.LiveHosts.Remove(owner);
        }
    }

    public void AbandonHost()
    {
        lock (data.Gate)
        {
            data.LiveHosts.Remove(_host);
        }
    }

    public bool IsAlive(long owner)
    {
        lock (data.Gate)
        {
            return data.LiveHosts.Contains(owner);
        }
    }

    public bool HasForeignChanges()
    {
        lock (data.Gate)
        {
            var changed = data.Commits != _seen;
            _seen = data.Commits;
            return changed;
        }
    }

    public void Begin() => Monitor.Enter(data.Gate);

    public void Commit()
    {
        _seen++;
        data.Commits++;
        Monitor.Exit(data.Gate);
    }

    public void Abort()
    {
        if (Monitor.IsEntered(data.Gate))
        {
            Monitor.Exit(data.Gate);
        }
    }

    public List<long> OtherOwners(long owner) =>
        [.. data.Instances.Values.Where(r => !r.Row.IsEnded && r.Row.Owner != owner).Select(r => r.Row.Owner).Distinct().Order()];

    public List<InstanceRow> Claim(long from, long to, string? rootId)
    {
        var claimed = data.Instances.Values
            .Where(r => !r.Row.IsEnded && r.Row.Owner == from
                && (rootId is null || string.Equals(r.Row.RootId, rootId, StringComparison.Ordinal)))
            .OrderBy(r => r.Row.CreatedAt).ThenBy(r => r.Row.Id, StringComparer.Ordinal)
            .ToList();
        claimed.ForEach(record => record.Row.Owner = to);
        return claimed.ConvertAll(record => record.Row.Copy());
    }

    public List<string> OwnedWithMessages(long owner) =>
        [.. data.Instances.Values.Where(r => r.Row.Owner == owner && r.Inbox.Count > 0)
            .OrderBy(r => r.Row.CreatedAt).ThenBy(r => r.Row.Id, StringComparer.Ordinal).Select(r => r.Row.Id)];

    public bool Insert(InstanceRow row, string? input) =>
        data.Instances.TryAdd(row.Id, new InstanceRecord { Row = row.Copy(), Input = new StoredInput(input, null) });

    public InstanceRow? Find(string id) => data.Instances.GetValueOrDefault(id)?.Row.Copy();

    public bool Update(InstanceRow row)
    {
        if (!data.Instances.TryGetValue(row.Id, out var record) || record.Row.Owner != row.Owner)
        {
            return false;
        }

        record.Row = row.Copy();
        return true;
    }

    public bool Reopen(string id, long owner, DateTimeOffset now)
    {
        if (!data.Instances.TryGetValue(id, out var record) || !record.Row.IsEnded)
        {
            return false;
        }

        var row = record.Row;
        (row.Status, row.Owner, row.HasWork, row.UpdatedAt) = (OrchestrationStatus.Pending, owner, true, now);
        (row.Generation, row.Steps, row.CustomStatus, row.Output, row.Failure, row.Wake) = (row.Generation + 1, 0, null, null, null, null);
        record.Inbox.Clear();
        return true;
    }

    public void SetParent(string id, string parentId, int generation, int sequence)
    {
        var row = data.Instances[id].Row;
        (row.ParentId, row.ParentGeneration, row.ParentSequence) = (parentId, generation, sequence);
    }

    public StoredInput ReadInput(string id) => data.Instances[id].Input;

    public void WriteInput(string id, string? input, byte[]? carried) =>
        data.Instances[id].Input = new StoredInput(input, carried);

    public void AppendHistory(string id, int generation, int step, ReadOnlyMemory<byte> bytes) =>
        data.Instances[id].History.Add(bytes.ToArray());

    public List<byte[]> ReadHistory(string id, int generation) => [.. data.Instances[id].History];

    public void ClearHistory(string id) => data.Instances[id].History.Clear();

    public bool AddMessage(string id, ReadOnlyMemory<byte> bytes)
    {
        if (!data.Instances.TryGetValue(id, out var record) || record.Row.IsEnded)
        {
            return false;
        }

        record.Inbox.Add(record.Inbox.Count == 0 ? 1 : record.Inbox.Keys.Max() + 1, bytes.ToArray());
        return true;
    }

    public List<StoredMessage> ReadMessages(string id) =>
        data.Instances.TryGetValue(id, out var record)
            ? [.. record.Inbox.Select(pair => new StoredMessage(pair.Key, pair.Value))]
            : [];

    public void RemoveMessage(string id, long number) => data.Instances[id].Inbox.Remove(number);

    public void AddLogEntry(string id, long number, ReadOnlyMemory<byte> bytes) =>
        data.Instances[id].Log.TryAdd(number, bytes.ToArray());

    public string? ReadEntity(EntityId id) => data.Entities.GetValueOrDefault(id);

    public void WriteEntity(EntityId id, string? state)
    {
        if (state is null)
        {
            data.Entities.Remove(id);
        }
        else
        {
            data.Entities[id] = state;
        }
    }

    public void PutDefinition(string hash, string bundle) => data.Definitions.TryAdd(hash, bundle);

    public List<string> Terminate(string rootId, FailureDetails reason, DateTimeOffset now)
    {
        var ended = TreeOf(rootId).Where(row => !row.IsEnded).ToList();
        foreach (var row in ended)
        {
            (row.Status, row.Owner, row.Wake, row.HasWork) = (OrchestrationStatus.Terminated, 0, null, false);
            (row.Failure, row.UpdatedAt) = (reason, now);
            data.Instances[row.Id].Inbox.Clear();
        }

        return ended.ConvertAll(row => row.Id);
    }

    public PurgeOutcome Purge(string rootId)
    {
        var tree = TreeOf(rootId);
        if (tree.Count == 0)
        {
            return PurgeOutcome.NotFound;
        }

        if (tree.Exists(row => !row.IsEnded))
        {
            return PurgeOutcome.NotEnded;
        }

        foreach (var row in tree)
        {
            data.Instances.Remove(row.Id);
            WriteEntity(MemoryScopes.OfRun(row.Id), null);
            WriteEntity(SentAnswers.IdOf(row.Id), null);
        }

        return PurgeOutcome.Purged;
    }

    public void Dispose()
    {
        // The data belongs to whoever made it, and outlives the host.
    }

    private List<InstanceRow> TreeOf(string rootId) =>
        [.. data.Instances.Values.Select(r => r.Row)
            .Where(row => string.Equals(row.RootId, rootId, StringComparison.Ordinal))
            .OrderBy(row => row.Id, StringComparer.Ordinal)];
}
