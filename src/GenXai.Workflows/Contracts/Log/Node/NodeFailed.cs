namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.failed</c>: A node has failed.</summary>
/// <param name="Error">Why.</param>
/// <param name="Continued">Whether the run goes on (continue_on_error).</param>
/// <param name="DurationMs">How long its calls took, in milliseconds, measured in activities.</param>
public sealed record NodeFailed(RunError Error, bool Continued, double DurationMs) : LogData;
