namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.continued</c>: The run continues as a new generation.</summary>
/// <param name="Generation">The number of the new generation, from 2.</param>
public sealed record RunContinued(int Generation) : LogData;
