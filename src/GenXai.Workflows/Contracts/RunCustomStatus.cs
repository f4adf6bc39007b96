namespace GenXai.Workflows.Contracts;

/// <summary>What a run shows to status queries, at most 2 KiB of JSON.</summary>
/// <param name="Status">One of <see cref="RunStatuses"/>.</param>
/// <param name="Waiting">Paths of nodes that wait for a person, the first few.</param>
/// <param name="WaitingCount">How many wait.</param>
/// <param name="Usage">What the run has used so far, with the sub-runs that have ended; null where it is not known.</param>
public sealed record RunCustomStatus(string Status, IReadOnlyList<string> Waiting, int WaitingCount, RunUsage? Usage = null);
