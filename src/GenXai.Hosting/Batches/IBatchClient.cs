using GenXai.Hosting.Batches.Items;
using GenXai.Hosting.Client;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Batches;

/// <summary>What users may do with batches, the same on every host. Faults of the caller are a <see cref="WorkflowClientException"/>.</summary>
public interface IBatchClient
{
    /// <summary>Submits a batch; its items are kept before it starts.</summary>
    /// <param name="program">What to run.</param>
    /// <param name="items">The items, each the input of a run.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The batch's id.</returns>
    /// <exception cref="WorkflowClientException">
    /// <c>invalid_input</c>: an item or an option is bad; <c>conflict</c>: the id or key was used with another request.
    /// </exception>
    Task<string> SubmitAsync(
        WorkflowProgram program, BatchItems items, BatchOptions options, CancellationToken cancellationToken = default);

    /// <summary>Where a batch stands.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>not_found</c>.</exception>
    Task<BatchStatus> GetAsync(string batchId, CancellationToken cancellationToken = default);

    /// <summary>Lists batches, newest first.</summary>
    /// <param name="limit">How many a page holds, from 1.</param>
    /// <param name="continuation">What the page before gave; null for the first.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: the continuation is none.</exception>
    Task<BatchPage> ListAsync(int limit = 100, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Cancels a batch: no further item begins, the runs that are there are terminated (calls in flight are awaited), every
    /// item gets its line, and the callback is made. Returns when the batch has been told.
    /// </summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="reason">Why, for people; null: only that it was cancelled.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WorkflowClientException"><c>not_found</c>; <c>conflict</c>: it has ended.</exception>
    Task CancelAsync(string batchId, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an ended batch with its runs, items and results. Cut short, it may be repeated.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="WorkflowClientException"><c>not_found</c>; <c>conflict</c>: it, or a run of it, has not ended.</exception>
    Task PurgeAsync(string batchId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a batch has ended, its callback aside.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="cancellationToken">Ends the wait, not the batch.</param>
    /// <exception cref="WorkflowClientException"><c>not_found</c>.</exception>
    Task<BatchStatus> WaitForEndAsync(string batchId, CancellationToken cancellationToken = default);

    /// <summary>The results that are written, as lines of JSON in the order of the items: all of them once the batch has ended.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="target">Where they are written.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="WorkflowClientException"><c>not_found</c>.</exception>
    Task WriteResultsAsync(string batchId, Stream target, CancellationToken cancellationToken = default);
}
