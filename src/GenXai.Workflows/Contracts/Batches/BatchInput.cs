namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The input of a batch's orchestration; its items stand in files, in parts of <see cref="PartSize"/>.</summary>
public sealed record BatchInput
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The batch's id.</summary>
    public required string BatchId { get; init; }

    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The hash of the bundle that every run is pinned to.</summary>
    public required string Definition { get; init; }

    /// <summary>The workflow's key in the bundle.</summary>
    public required string WorkflowKey { get; init; }

    /// <summary>The interpreter's number that every run is pinned to.</summary>
    public int Engine { get; init; } = WorkflowEngine.Current;

    /// <summary>The folder of the item files.</summary>
    public required string Items { get; init; }

    /// <summary>How many items there are, from 1.</summary>
    public required int Count { get; init; }

    /// <summary>How many items a part has; the last one may have fewer.</summary>
    public required int PartSize { get; init; }

    /// <summary>How many runs may be at work at once, from 1.</summary>
    public required int Concurrency { get; init; }

    /// <summary>The field of an item that names it in the results; null: its number does.</summary>
    public string? KeyField { get; init; }

    /// <summary>Who is told of the end; null for nobody.</summary>
    public BatchCallback? Callback { get; init; }

    /// <summary>Where the batch stood when the last generation ended; null for the first.</summary>
    public BatchProgress? Progress { get; init; }

    /// <summary>Why the batch was cancelled before this part of it began: no run of it is started. Null: it was not.</summary>
    public string? Cancelled { get; init; }

    /// <summary>How many parts there are.</summary>
    public int Parts => (Count + PartSize - 1) / PartSize;

    /// <summary>How many parts are at work at once.</summary>
    public int PartsAtOnce => Math.Clamp(Concurrency / PartSize, 1, Parts);

    /// <summary>How many items a part has.</summary>
    /// <param name="part">The part's number, from 0.</param>
    public int CountOf(int part) => Math.Min(PartSize, Count - (part * PartSize));
}
