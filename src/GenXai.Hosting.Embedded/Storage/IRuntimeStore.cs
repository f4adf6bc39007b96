using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage;

/// <summary>
/// The store as the engine's thread sees it. All members but those about hosts are called between
/// <see cref="Begin"/> and <see cref="Commit"/>. Any failure is a <see cref="StorageException"/> and final.
/// </summary>
internal interface IRuntimeStore : IDisposable
{
    IRuntimeReader Reader { get; }

    /// <summary>Signs a host on; its number never comes again.</summary>
    long OpenHost(DateTimeOffset now);

    /// <summary>Signs a host off and gives its instances to nobody.</summary>
    void CloseHost(long owner);

    /// <summary>Lets go of a host's lock without a word, as a killed process does.</summary>
    void AbandonHost();

    /// <summary>True while the host's process lives.</summary>
    bool IsAlive(long owner);

    /// <summary>True when another process has committed since the last call.</summary>
    bool HasForeignChanges();

    /// <summary>How often to ask for foreign changes; null: there can be none.</summary>
    TimeSpan? PollInterval { get; }

    void Begin();

    void Commit();

    /// <summary>Leaves the transaction at hand, if there is one, after a failure; the host ends then.</summary>
    void Abort();

    /// <summary>The owners, other than this one, of instances that have not ended; zero stands for nobody.</summary>
    List<long> OtherOwners(long owner);

    /// <summary>Gives the unfinished instances of one owner, or of one tree of it, to another; returns them all.</summary>
    List<InstanceRow> Claim(long from, long to, string? rootId);

    List<string> OwnedWithMessages(long owner);

    /// <summary>False when the id is in use.</summary>
    bool Insert(InstanceRow row, string? input);

    InstanceRow? Find(string id);

    /// <summary>False when the instance is gone or has another owner: nothing was changed.</summary>
    bool Update(InstanceRow row);

    /// <summary>Makes an ended instance a pending one of the next generation, and drops its messages. False when it is gone or has not ended.</summary>
    bool Reopen(string id, long owner, DateTimeOffset now);

    void SetParent(string id, string parentId, int generation, int sequence);

    StoredInput ReadInput(string id);

    void WriteInput(string id, string? input, byte[]? carried);

    void AppendHistory(string id, int generation, int step, ReadOnlyMemory<byte> data);

    List<byte[]> ReadHistory(string id, int generation);

    void ClearHistory(string id);

    /// <summary>False when there is no such instance or it has ended.</summary>
    bool AddMessage(string id, ReadOnlyMemory<byte> data);

    List<StoredMessage> ReadMessages(string id);

    void RemoveMessage(string id, long number);

    /// <summary>Does nothing when the number is there.</summary>
    void AddLogEntry(string id, long number, ReadOnlyMemory<byte> data);

    string? ReadEntity(EntityId id);

    /// <summary>Null deletes.</summary>
    void WriteEntity(EntityId id, string? state);

    void PutDefinition(string hash, string bundle);

    /// <summary>Ends what has not ended in a tree and takes it from its owner; returns the ids.</summary>
    List<string> Terminate(string rootId, FailureDetails reason, DateTimeOffset now);

    PurgeOutcome Purge(string rootId);
}
