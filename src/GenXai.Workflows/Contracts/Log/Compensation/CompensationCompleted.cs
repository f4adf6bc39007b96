namespace GenXai.Workflows.Contracts.Log.Compensation;

/// <summary><c>compensation.completed</c>: What one node, element or pass did is undone.</summary>
/// <param name="DurationMs">How long its calls took, in milliseconds, measured in activities.</param>
public sealed record CompensationCompleted(double DurationMs) : LogData;
