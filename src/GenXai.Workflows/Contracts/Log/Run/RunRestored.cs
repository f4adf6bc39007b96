namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.restored</c>: The run goes back to a checkpoint; state.changed before it says what that changes.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Seq">The entry by which it was taken.</param>
/// <param name="Epoch">The new epoch.</param>
/// <param name="Attempt">How often the run has gone back for this on_failure, from 1.</param>
/// <param name="Node">The node whose on_failure it is; null for the workflow's.</param>
/// <param name="Error">What had failed.</param>
public sealed record RunRestored(string Checkpoint, long Seq, int Epoch, int Attempt, string? Node, RunError Error) : LogData;
