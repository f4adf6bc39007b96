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
        state.IsEnded || Custom(state) is { Status: RunStatuses.Completed or RunStatuses.Failed };

    public async Task<int> PartsAsync(string batchId, CancellationToken cancellationToken) =>
        Metadata(await FindAsync(batchId, cancellationToken)).Parts;

    public async Task<BatchStatus> ReadAsync(string batchId, CancellationToken cancellationToken)
    {
        var state = await FindAsync(batchId, cancellationToken);
        var metadata = Metadata(state);
        var output = state is { Status: OrchestrationStatus.Completed, Output: { } text }
            ? JsonSerializer.Deserialize(text, BatchJsonContext.Default.BatchOutput)
            : null;
        var counts = output?.Counts ?? Custom(state)?.Counts ?? BatchCounts.None;
        var running = 0;
        if (!IsAtRest(state))
        {
            (counts, running) = await WithPartsAsync(batchId, counts, cancellationToken);
        }

        return new BatchStatus(
            batchId,
            metadata.Workflow,
            metadata.Definition,
            output?.Status ?? StatusOf(state),
            metadata.Items,
            counts,
            running,
            metadata.Concurrency,
            state.CreatedAt,
            state.UpdatedAt,
            output?.Error ?? state.Failure?.Message,
            output?.Callback);
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

    private async Task<(BatchCounts Counts, int Running)> WithPartsAsync(
        string batchId, BatchCounts counts, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery
        {
            RootId = batchId,
            RootsOnly = false,
            Statuses = [OrchestrationStatus.Running, OrchestrationStatus.Waiting],
        };
        var running = 0;
        do
        {
            var page = await client.QueryAsync(query, cancellationToken);
            foreach (var part in page.Items.Where(item => string.Equals(item.Name, BatchNames.Part, StringComparison.Ordinal)))
            {
                if (Custom(part) is { } custom)
                {
                    counts = counts.Plus(custom.Counts);
                    running += custom.Running;
                }
            }

            query = query with { Continuation = page.Continuation };
        }
        while (query.Continuation is not null);

        return (counts, running);
    }

    private async Task<OrchestrationState> FindAsync(string batchId, CancellationToken cancellationToken) =>
        await client.GetAsync(batchId, cancellationToken: cancellationToken) is { } state
        && string.Equals(state.Name, BatchNames.Batch, StringComparison.Ordinal)
            ? state
            : throw new WorkflowClientException(ErrorCodes.NotFound, $"there is no batch '{batchId}' here");
}
