namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The input of the orchestration of a part of a batch.</summary>
/// <param name="Batch">The batch, without its callback and progress.</param>
/// <param name="Part">The part's number, from 0.</param>
/// <param name="Progress">Where the part stood when the last generation ended; null for the first.</param>
public sealed record BatchPartInput(BatchInput Batch, int Part, BatchProgress? Progress = null)
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>How many items the part has.</summary>
    public int Count => Batch.CountOf(Part);

    /// <summary>The number of its first item in the batch.</summary>
    public int First => Part * Batch.PartSize;

    /// <summary>How many of its runs may be at work at once.</summary>
    public int Concurrency => Math.Max(1, Batch.Concurrency / Batch.PartsAtOnce);
}
