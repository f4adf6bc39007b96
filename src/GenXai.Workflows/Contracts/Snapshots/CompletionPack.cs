using System.Text.Json;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>Completions that are kept as columns, oldest first: some ten bytes each, and what they gave as one value.</summary>
public sealed record CompletionPack
{
    /// <summary>What they are, several in a row at a time.</summary>
    public IReadOnlyList<CompletionRow> Rows { get; init; } = [];

    /// <summary>The last index of each path; -1 where the path has none.</summary>
    public IReadOnlyList<int> Indices { get; init; } = [];

    /// <summary>The entries by which they completed, rising.</summary>
    public IReadOnlyList<long> Seqs { get; init; } = [];

    /// <summary>What each gave, as <c>[output]</c> or <c>[output, item]</c>: a list, or a reference to a stored one.</summary>
    public JsonElement Values { get; init; }

    /// <summary>How many are left, the oldest ones; the others are undone.</summary>
    public int Left { get; init; }
}
