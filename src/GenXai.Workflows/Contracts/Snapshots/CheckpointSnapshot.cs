namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>A checkpoint that the run may go back to by itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seq">The entry by which it was taken.</param>
/// <param name="Snapshot">Where the run stood; without checkpoints of its own.</param>
/// <param name="At">When it was taken, UTC; null in snapshots of older programs.</param>
public sealed record CheckpointSnapshot(string Name, long Seq, RunSnapshot Snapshot, DateTimeOffset? At = null);
