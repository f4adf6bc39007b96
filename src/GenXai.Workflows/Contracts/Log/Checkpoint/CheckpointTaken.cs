namespace GenXai.Workflows.Contracts.Log.Checkpoint;

/// <summary><c>checkpoint.taken</c>: A checkpoint was taken: the state as it stands at this entry.</summary>
/// <param name="Name">The checkpoint's name.</param>
public sealed record CheckpointTaken(string Name) : LogData;
