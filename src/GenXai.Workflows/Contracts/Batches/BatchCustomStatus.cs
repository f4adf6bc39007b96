namespace GenXai.Workflows.Contracts.Batches;

/// <summary>What a batch, or a part of one, shows to status queries.</summary>
/// <param name="Status">One of <see cref="RunStatuses"/>; a batch that only calls back has ended already.</param>
/// <param name="Counts">The items that have ended (of a batch: in the parts that have ended).</param>
/// <param name="Running">The children at work.</param>
/// <param name="Waiting">Always empty; readers of runs look for it.</param>
/// <param name="People">The children that wait for people, and hold no place; null for none.</param>
/// <param name="Cancelled">Why the batch was cancelled; null when it was not.</param>
public sealed record BatchCustomStatus(
    string Status, BatchCounts Counts, int Running, IReadOnlyList<string> Waiting, int? People = null, string? Cancelled = null);
