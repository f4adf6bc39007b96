namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.failed</c>: The run has failed.</summary>
/// <param name="Error">Why.</param>
public sealed record RunFailed(RunError Error) : LogData;
