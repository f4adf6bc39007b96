namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.draining</c>: Nothing new starts; calls in flight are awaited.</summary>
/// <param name="Reason">failed, terminated or cancelled.</param>
public sealed record RunDraining(string Reason) : LogData;
