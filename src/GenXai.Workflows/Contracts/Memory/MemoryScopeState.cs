namespace GenXai.Workflows.Contracts.Memory;

/// <summary>The state of one entity of a shared memory.</summary>
public sealed record MemoryScopeState
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = CurrentVersion;

    /// <summary>The last version that was given; versions of keys that were removed do not come again.</summary>
    public long LastVersion { get; init; }

    /// <summary>The keys, in ordinal order.</summary>
    public IReadOnlyList<MemoryCell> Cells { get; init; } = [];

    /// <summary>The newest writes, oldest first: one that comes twice is made once.</summary>
    public IReadOnlyList<MemoryWriteDone> Done { get; init; } = [];
}
