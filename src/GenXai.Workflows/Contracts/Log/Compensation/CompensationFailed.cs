namespace GenXai.Workflows.Contracts.Log.Compensation;

/// <summary><c>compensation.failed</c>: A compensation has failed for good; the others go on.</summary>
/// <param name="Error">Why.</param>
/// <param name="DurationMs">How long its calls took, in milliseconds, measured in activities.</param>
public sealed record CompensationFailed(RunError Error, double DurationMs) : LogData;
