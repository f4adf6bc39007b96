namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The result of <c>batch_look</c>.</summary>
/// <param name="Ended">The children that have ended.</param>
public sealed record BatchLookResult(IReadOnlyList<BatchChildEnd> Ended);
