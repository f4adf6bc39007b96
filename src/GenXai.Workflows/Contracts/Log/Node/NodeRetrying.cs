namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.retrying</c>: An attempt has failed; another follows.</summary>
/// <param name="Attempt">The attempt that failed, from 1.</param>
/// <param name="DelaySeconds">How long until the next, in seconds.</param>
/// <param name="Error">Why it failed.</param>
public sealed record NodeRetrying(int Attempt, double DelaySeconds, RunError Error) : LogData;
