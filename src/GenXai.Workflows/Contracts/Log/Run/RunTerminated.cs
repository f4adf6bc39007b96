namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.terminated</c>: The run was terminated.</summary>
/// <param name="Error">By what.</param>
public sealed record RunTerminated(RunError Error) : LogData;
