namespace GenXai.Workflows.Contracts.Batches;

/// <summary>A child that has ended, as <c>batch_look</c> found it.</summary>
/// <param name="Id">The child.</param>
/// <param name="Status">completed, failed or terminated.</param>
/// <param name="Counts">Of a part: its items; null for a run.</param>
/// <param name="Error">Of a part: why it failed as a whole; null when it did not.</param>
public sealed record BatchChildEnd(string Id, string Status, BatchCounts? Counts = null, string? Error = null);
