namespace GenXai.Workflows.Contracts.Log.Compensation;

/// <summary><c>compensation.started</c>: One compensation starts; its path is that of what it undoes, and <c>:compensate</c>.</summary>
/// <param name="Type">What it runs: agent, tool or subgraph; subworkflow for the compensations of a sub-run that completed.</param>
public sealed record CompensationStarted(string Type) : LogData;
