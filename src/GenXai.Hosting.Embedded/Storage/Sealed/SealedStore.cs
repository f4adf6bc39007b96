using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Sealed;

/// <summary>A store whose values are sealed on the way in and opened on the way out.</summary>
internal sealed class SealedStore : IRuntimeStore
{
    private readonly IRuntimeStore _inner;
    private readonly RowSeal _seal;

    public SealedStore(IRuntimeStore inner, ISealer sealer)
    {
        _inner = inner;
        _seal = new RowSeal(sealer);
        Reader = new SealedReader(inner.Reader, _seal);
    }

    public IRuntimeReader Reader { get; }

    public TimeSpan? PollInterval => _inner.PollInterval;

    public long OpenHost(DateTimeOffset now) => _inner.OpenHost(now);

    public void CloseHost(long owner) => _inner.CloseHost(owner);

    public void AbandonHost() => _inner.AbandonHost();

    public bool IsAlive(long owner) => _inner.IsAlive(owner);

    public bool HasForeignChanges() => _inner.HasForeignChanges();

    public void Begin() => _inner.Begin();

    public void Commit() => _inner.Commit();

    public void Abort() => _inner.Abort();

    public List<long> OtherOwners(long owner) => _inner.OtherOwners(owner);

    public List<InstanceRow> Claim(long from, long to, string? rootId) => _inner.Claim(from, to, rootId).ConvertAll(_seal.Open);

    public List<string> OwnedWithMessages(long owner) => _inner.OwnedWithMessages(owner);

    public bool Insert(InstanceRow row, string? input) => _inner.Insert(_seal.Seal(row), _seal.SealInput(row.Id, input));

    public InstanceRow? Find(string id) => _inner.Find(id) is { } row ? _seal.Open(row) : null;

    public bool Update(InstanceRow row) => _inner.Update(_seal.Seal(row));

    public bool Reopen(string id, long owner, DateTimeOffset now) => _inner.Reopen(id, owner, now);

    public void SetParent(string id, string parentId, int generation, int sequence) =>
        _inner.SetParent(id, parentId, generation, sequence);

    public StoredInput ReadInput(string id) => _seal.Open(id, _inner.ReadInput(id));

    public void WriteInput(string id, string? input, byte[]? carried) =>
        _inner.WriteInput(id, _seal.SealInput(id, input), _seal.SealCarried(id, carried));

    public void AppendHistory(string id, int generation, int step, ReadOnlyMemory<byte> data) =>
        _inner.AppendHistory(id, generation, step, _seal.SealHistory(id, generation, step, data));

    public List<byte[]> ReadHistory(string id, int generation)
    {
        // Rows of a generation are numbered from 0 without a gap.
        var step = 0;
        return _inner.ReadHistory(id, generation).ConvertAll(data => _seal.OpenHistory(id, generation, step++, data));
    }

    public void ClearHistory(string id) => _inner.ClearHistory(id);

    public bool AddMessage(string id, ReadOnlyMemory<byte> data) => _inner.AddMessage(id, _seal.SealMessage(id, data));

    public List<StoredMessage> ReadMessages(string id) => _inner.ReadMessages(id).ConvertAll(message => _seal.Open(id, message));

    public void RemoveMessage(string id, long number) => _inner.RemoveMessage(id, number);

    public void AddLogEntry(string id, long number, ReadOnlyMemory<byte> data) =>
        _inner.AddLogEntry(id, number, _seal.SealEntry(id, number, data));

    public string? ReadEntity(EntityId id) => _seal.OpenEntity(id, _inner.ReadEntity(id));

    public void WriteEntity(EntityId id, string? state) => _inner.WriteEntity(id, _seal.SealEntity(id, state));

    public void PutDefinition(string hash, string bundle) => _inner.PutDefinition(hash, _seal.SealDefinition(hash, bundle));

    // What is sealed is bound to its instance, so the reason is written to each by itself, in the same transaction.
    public List<string> Terminate(string rootId, FailureDetails reason, DateTimeOffset now)
    {
        var ended = _inner.Terminate(rootId, new FailureDetails(reason.Type, ""), now);
        foreach (var id in ended)
        {
            if (_inner.Find(id) is { } row)
            {
                row.Failure = _seal.Seal(id, reason);
                _inner.Update(row);
            }
        }

        return ended;
    }

    public PurgeOutcome Purge(string rootId) => _inner.Purge(rootId);

    public void Dispose() => _inner.Dispose();
}
