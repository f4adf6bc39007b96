namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.retried</c>: A failed run goes on from the nodes that failed or were cancelled.</summary>
/// <param name="Epoch">The new epoch.</param>
/// <param name="By">Who asked for it; null when unknown.</param>
public sealed record RunRetried(int Epoch, string? By) : LogData;
