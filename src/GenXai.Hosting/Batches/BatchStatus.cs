using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches;

/// <summary>Where a batch stands.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Workflow">The workflow's name.</param>
/// <param name="Definition">The bundle's hash.</param>
/// <param name="Status">One of <see cref="RunStatuses"/>; completed also with items that failed.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Counts">How many have ended, and how.</param>
/// <param name="Running">How many runs are at work.</param>
/// <param name="Waiting">How many runs wait for people; they hold no place.</param>
/// <param name="Concurrency">How many may be.</param>
/// <param name="CreatedAt">When it was submitted, UTC.</param>
/// <param name="UpdatedAt">When it last moved, UTC.</param>
/// <param name="Error">Why the batch itself failed or stands still; null when it does not.</param>
/// <param name="Callback">How the callback went; null without one, or while it is being tried.</param>
/// <param name="Cancelled">Why it was cancelled; null when it was not.</param>
public sealed record BatchStatus(
    string BatchId,
    string Workflow,
    string Definition,
    string Status,
    int Items,
    BatchCounts Counts,
    int Running,
    int Waiting,
    int Concurrency,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? Error,
    BatchCallbackOutcome? Callback,
    string? Cancelled = null)
{
    /// <summary>True when all results are written, or never will be.</summary>
    public bool IsEnded => Status is RunStatuses.Completed or RunStatuses.Failed or RunStatuses.Terminated;
}
