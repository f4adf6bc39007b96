namespace GenXai.Workflows.Contracts.Memory;

/// <summary>What an operation on a shared memory gave.</summary>
public sealed record MemoryAnswer
{
    /// <summary>Whether a write was made; false where the key has another version.</summary>
    public bool Written { get; init; }

    /// <summary>The key's version; 0 where it is not there.</summary>
    public long Version { get; init; }

    /// <summary>How many elements the list has after an append; null otherwise.</summary>
    public int? Count { get; init; }

    /// <summary>When the key ends, UTC; null: it stays.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What was read or found, the best first.</summary>
    public IReadOnlyList<MemoryHit> Items { get; init; } = [];
}
