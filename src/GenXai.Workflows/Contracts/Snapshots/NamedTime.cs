namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>A time with a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="At">The time, UTC.</param>
public sealed record NamedTime(string Name, DateTimeOffset At);
