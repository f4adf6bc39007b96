using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches;

/// <summary>Reads where batches stand: the batch itself, and the parts at work.</summary>
internal sealed class BatchReader(IOrchestrationClient client)
{
    public static BatchMetadata Metadata(OrchestrationState state) =>
        state.Metadata is { } json && JsonSerializer.Deserialize(json, HostingJsonContext.Default.BatchMetadata) is { } metadata
            ? metadata
            : throw new WorkflowClientException(
                ErrorCodes.StorageError, $"batch '{state.Id}' does not say what it runs; was it written by another program?");

    /// <summary>Whether all that is left of a batch is its callback, or nothing.</summary>
    public static bool IsAtRest(OrchestrationState state) =>
        state.IsEnded || Custom(state) is { Status: RunStatuses.Completed or RunStatuses.Failed or RunStatuses.Terminated };

    public async Task<int> PartsAsync(string batchId, CancellationToken cancellationToken) =>
        Metadata(await FindAsync(batchId, cancellationToken)).Parts;

    public async Task<BatchStatus> ReadAsync(string batchId, CancellationToken cancellationToken) =>
        await ReadAsync(await FindAsync(batchId, cancellationToken), cancellationToken);

    private async Task<BatchStatus> ReadAsync(OrchestrationState state, CancellationToken cancellationToken)
    {
        var batchId = state.Id;
        var metadata = Metadata(state);
        var output = state is { Status: OrchestrationStatus.Completed, Output: { } text }
            ? JsonSerializer.Deserialize(text, BatchJsonContext.Default.BatchOutput)
            : null;
        var counts = output?.Counts ?? Custom(state)?.Counts ?? BatchCounts.None;
        var (running, waiting) = (0, 0);
        if (!IsAtRest(state))
        {
            (counts, running, waiting) = await WithPartsAsync(batchId, counts, cancellationToken);
        }

        return new BatchStatus(
            batchId,
            metadata.Workflow,
            metadata.Definition,
            output?.Status ?? StatusOf(state),
            metadata.Items,
            counts,
            running,
            waiting,
            metadata.Concurrency,
            state.CreatedAt,
            state.UpdatedAt,
            output?.Error ?? state.Failure?.Message,
            output?.Callback,
            Custom(state)?.Cancelled);
    }

    /// <summary>One page of batches, newest first.</summary>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: the continuation is none.</exception>
    public async Task<BatchPage> ListAsync(int limit, string? continuation, CancellationToken cancellationToken)
    {
        try
        {
            var page = await client.QueryAsync(
                new OrchestrationQuery { Tag = BatchMetadata.Tag, PageSize = limit, Continuation = continuation }, cancellationToken);
            var batches = new List<BatchStatus>();
            foreach (var state in page.Items)
            {
                batches.Add(await ReadAsync(state, cancellationToken));
            }

            return new BatchPage(batches, page.Continuation);
        }
        catch (ArgumentException)
        {
            throw ClientFaults.NoContinuation(continuation);
        }
    }

    private static BatchCustomStatus? Custom(OrchestrationState state) => state.CustomStatus is { } json
        ? JsonSerializer.Deserialize(json, BatchJsonContext.Default.BatchCustomStatus)
        : null;

    private static string StatusOf(OrchestrationState state) => state.Status switch
    {
        OrchestrationStatus.Pending => RunStatuses.Pending,
        OrchestrationStatus.Suspended => RunStatuses.Suspended,
        OrchestrationStatus.Failed => RunStatuses.Failed,
        OrchestrationStatus.Terminated => RunStatuses.Terminated,
        _ => Custom(state)?.Status ?? RunStatuses.Running,
    };

    private async Task<(BatchCounts Counts, int Running, int Waiting)> WithPartsAsync(
        string batchId, BatchCounts counts, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery
        {
            RootId = batchId,
            RootsOnly = false,
            Statuses = [OrchestrationStatus.Running, OrchestrationStatus.Waiting],
        };
        var (running, waiting) = (0, 0);
        await foreach (var item in client.QueryAllAsync(query, cancellationToken))
        {
            if (string.Equals(item.Name, BatchNames.Part, StringComparison.Ordinal) && Custom(item) is { } custom)
            {
                counts = counts.Plus(custom.Counts);
                running += custom.Running;
                waiting += custom.People ?? 0;
            }
        }

        return (counts, running, waiting);
    }

    public async Task<OrchestrationState> FindAsync(string batchId, CancellationToken cancellationToken) =>
        await client.GetAsync(batchId, cancellationToken: cancellationToken) is { } state
        && string.Equals(state.Name, BatchNames.Batch, StringComparison.Ordinal)
            ? state
            : throw new WorkflowClientException(ErrorCodes.NotFound, $"there is no batch '{batchId}' here");
}
