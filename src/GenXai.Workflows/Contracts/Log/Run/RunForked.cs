using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.forked</c>: The run goes on from a point of another run: the state as it stood there.</summary>
/// <param name="Source">The other run's id.</param>
/// <param name="Seq">The entry of the other run's log after which it was forked.</param>
/// <param name="Checkpoint">The checkpoint that was meant; null for a version of the state.</param>
/// <param name="Seed">Where the other run stood; its entries are numbered below 0, so that they come before all of this log.</param>
/// <param name="At">When the other run stood there, UTC; null in logs of older programs.</param>
public sealed record RunForked(string Source, long Seq, string? Checkpoint, RunSnapshot Seed, DateTimeOffset? At = null) : LogData;
