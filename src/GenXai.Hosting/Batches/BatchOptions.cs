using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches;

/// <summary>How a batch is run.</summary>
public sealed record BatchOptions
{
    /// <summary>The most runs that a batch has at work at once.</summary>
    public const int MaxConcurrency = 1000;

    /// <summary>The most items of a batch.</summary>
    public const int MaxItems = 100_000;

    /// <summary>How many runs are at work at once, 1 to <see cref="MaxConcurrency"/>.</summary>
    public int Concurrency { get; init; } = 10;

    /// <summary>The field of an item that names it in the results; values are unique. Null: its number names it.</summary>
    public string? KeyField { get; init; }

    /// <summary>Who is told of the end; null for nobody.</summary>
    public BatchCallback? Callback { get; init; }

    /// <summary>The batch's id; null: made from <see cref="IdempotencyKey"/>, or a new one.</summary>
    public string? BatchId { get; init; }

    /// <summary>The same key with the same request gives the same batch, with another one a conflict; null for none.</summary>
    public string? IdempotencyKey { get; init; }
}
