using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Compensation;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>What a run can undo, and what it has undone.</summary>
public sealed record SagaSnapshot
{
    /// <summary>What can be undone, in the order of completion.</summary>
    public IReadOnlyList<CompletionSnapshot> Completions { get; init; } = [];

    /// <summary>What can be undone besides and is carried packed, oldest first; null for none.</summary>
    public IReadOnlyList<CompletionPack>? Packs { get; init; }

    /// <summary>Why the run undoes, or has undone; null: it does not.</summary>
    public CompensationPlanned? Plan { get; init; }

    /// <summary>Log entries of the compensation that is at work, in order; null: none is.</summary>
    public IReadOnlyList<JsonElement>? Journal { get; init; }

    /// <summary>What is undone, in order.</summary>
    public IReadOnlyList<string> Compensated { get; init; } = [];

    /// <summary>What could not be undone, in order.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];
}
