namespace GenXai.Workflows.Contracts.Log.Child;

/// <summary><c>child.waiting</c>: A sub-run began or ceased to wait for a person.</summary>
/// <param name="ChildId">The sub-run's id.</param>
/// <param name="Waiting">Whether it waits now.</param>
public sealed record ChildWaiting(string ChildId, bool Waiting) : LogData;
