using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches.Activities;

/// <summary>Finds children that ended without a word: by force, or for a fault of ours; or were deleted.</summary>
internal sealed class BatchLookActivity(IOrchestrationClient client)
    : BatchActivity<BatchLookRequest, BatchLookResult>(BatchNames.Look, BatchJsonContext.Default.BatchLookRequest, BatchJsonContext.Default.BatchLookResult)
{
    private const int ReadsAtOnce = 16;

    protected override async Task<BatchLookResult?> RunAsync(string instanceId, BatchLookRequest request, CancellationToken cancellationToken)
    {
        var ended = new List<BatchChildEnd>();
        foreach (var chunk in request.Ids.Chunk(ReadsAtOnce))
        {
            var ends = await Task.WhenAll(chunk.Select(id => EndOfAsync(id, cancellationToken)));
            ended.AddRange(ends.OfType<BatchChildEnd>());
        }

        return new BatchLookResult(ended);
    }

    private static BatchChildEnd EndOf(OrchestrationState state)
    {
        var isPart = string.Equals(state.Name, BatchNames.Part, StringComparison.Ordinal);
        if (state is { Status: OrchestrationStatus.Completed, Output: { } output })
        {
            return isPart
                ? JsonSerializer.Deserialize(output, BatchJsonContext.Default.BatchChildEnd) ?? throw new JsonException($"part '{state.Id}' gave nothing")
                : new BatchChildEnd(state.Id, JsonSerializer.Deserialize(output, ContractsJsonContext.Default.RunOutput)?.Status ?? RunStatuses.Failed);
        }

        var status = state.Status == OrchestrationStatus.Terminated ? RunStatuses.Terminated : RunStatuses.Failed;
        return new BatchChildEnd(state.Id, status, Error: isPart ? $"part '{state.Id}' {status}: {state.Failure?.Message}" : null);
    }

    private async Task<BatchChildEnd?> EndOfAsync(string id, CancellationToken cancellationToken) =>
        await client.GetAsync(id, cancellationToken: cancellationToken) switch
        {
            null => new BatchChildEnd(id, RunStatuses.Failed),
            { IsEnded: true } state => EndOf(state),
            _ => null,
        };
}
