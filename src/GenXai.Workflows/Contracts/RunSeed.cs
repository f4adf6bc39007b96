using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Contracts;

/// <summary>What a fork begins with.</summary>
/// <param name="Source">The run that it was forked from.</param>
/// <param name="Seq">The entry of that run's log after which it was forked.</param>
/// <param name="Checkpoint">The checkpoint that was meant; null for a version of the state.</param>
/// <param name="Snapshot">Where that run stood.</param>
/// <param name="Edits">What is changed of its state at once; null for nothing.</param>
/// <param name="At">When that run stood there, UTC; null in seeds of older programs.</param>
public sealed record RunSeed(
    string Source, long Seq, string? Checkpoint, RunSnapshot Snapshot, IReadOnlyList<StateChange>? Edits, DateTimeOffset? At = null);
