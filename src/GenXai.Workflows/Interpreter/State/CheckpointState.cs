using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>A checkpoint that the run may go back to by itself.</summary>
/// <param name="Seq">The entry by which it was taken.</param>
/// <param name="Snapshot">Where the run stood.</param>
/// <param name="At">When it was taken; null where an older program took it.</param>
internal sealed record CheckpointState(long Seq, RunSnapshot Snapshot, DateTimeOffset? At);
