using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage.Memory;

/// <summary>What a folder would hold. It outlives the hosts that work on it; all access is under the lock.</summary>
internal sealed class MemoryData
{
    public object Gate { get; } = new();

    public Dictionary<string, InstanceRecord> Instances { get; } = new(StringComparer.Ordinal);

    public Dictionary<EntityId, string> Entities { get; } = [];

    public Dictionary<string, string> Definitions { get; } = new(StringComparer.Ordinal);

    public HashSet<long> LiveHosts { get; } = [];

    public long LastHost { get; set; }

    /// <summary>Counts commits: how one host sees that another has written.</summary>
    public long Commits { get; set; }
}
