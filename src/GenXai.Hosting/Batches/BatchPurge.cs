using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches;

/// <summary>Deletes ended batches: their runs, their files, and last the batch itself, so that it can be repeated.</summary>
internal sealed class BatchPurge(IOrchestrationClient client, IBatchFiles files, BatchReader reader, TimeProvider time)
{
    private const int PurgesAtOnce = 16;

    // A batch shows its end a moment before its orchestration has ended.
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(10);

    public async Task PurgeAsync(string batchId, CancellationToken cancellationToken)
    {
        var state = await reader.FindAsync(batchId, cancellationToken);
        if (!await IsEndedAsync(state, cancellationToken))
        {
            throw NotEnded($"batch '{batchId}' has not ended, or still calls back; cancel it first, or wait");
        }

        var items = BatchReader.Metadata(state).Items;
        foreach (var chunk in Enumerable.Range(0, items).Chunk(PurgesAtOnce))
        {
            await Task.WhenAll(chunk.Select(index => PurgeRunAsync(BatchNames.RunId(batchId, index), cancellationToken)));
        }

        await files.DeleteAsync(batchId + "/", cancellationToken);
        await client.PurgeAsync(batchId, cancellationToken);
    }

    private async Task<bool> IsEndedAsync(OrchestrationState state, CancellationToken cancellationToken)
    {
        if (state.IsEnded || !BatchReader.IsAtRest(state))
        {
            return state.IsEnded;
        }

        using var timeout = new CancellationTokenSource(LastMoment, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await client.WaitForChangeAsync(state.Id, now => now.IsEnded, either.Token) is not null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It still calls back.
            return false;
        }
    }

    private static WorkflowClientException NotEnded(string message) => new(ErrorCodes.Conflict, message);

    private async Task PurgeRunAsync(string runId, CancellationToken cancellationToken)
    {
        if (await client.PurgeAsync(runId, cancellationToken) == PurgeOutcome.NotEnded)
        {
            throw NotEnded($"run '{runId}' of the batch has not ended; terminate it first");
        }
    }
}
