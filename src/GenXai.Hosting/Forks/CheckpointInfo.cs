namespace GenXai.Hosting.Forks;

/// <summary>A checkpoint that a run has taken.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seq">The log entry by which it was taken.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Node">The node that it was taken at.</param>
/// <param name="Version">The version of the state then.</param>
/// <param name="Epoch">The run's epoch then.</param>
public sealed record CheckpointInfo(string Name, long Seq, DateTimeOffset At, string? Node, int Version, int Epoch);
