namespace GenXai.Workflows.Contracts.Batches;

/// <summary>The output of a batch's orchestration, and the body of its callback.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Definition">The bundle's hash.</param>
/// <param name="Status">completed, also with items that failed; terminated when it was cancelled; failed when results could not be written.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Counts">How they ended.</param>
/// <param name="EndedAt">When, UTC.</param>
/// <param name="Error">Why the batch itself failed, or was cancelled; null when it was not.</param>
/// <param name="Callback">How the callback went; null without one, and in its own body.</param>
public sealed record BatchOutput(
    string BatchId,
    string Workflow,
    string Definition,
    string Status,
    int Items,
    BatchCounts Counts,
    DateTimeOffset EndedAt,
    string? Error = null,
    BatchCallbackOutcome? Callback = null)
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;
}
