namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The input of <c>batch_collect</c>: all runs of the part have ended.</summary>
/// <param name="Batch">The batch, without its callback and progress.</param>
/// <param name="Part">The part's number, from 0.</param>
public sealed record BatchCollectRequest(BatchInput Batch, int Part);
