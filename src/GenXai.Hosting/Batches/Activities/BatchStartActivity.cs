using System.Text.Json;
using GenXai.Hosting.Batches.Items;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches.Activities;

/// <summary>Starts parts of a batch, or the runs of a part. A child that is there already is left alone.</summary>
internal sealed class BatchStartActivity(IOrchestrationClient client, IBatchFiles files)
    : BatchActivity<BatchStartRequest, BatchCounts>(BatchNames.Start, BatchJsonContext.Default.BatchStartRequest, BatchJsonContext.Default.BatchCounts)
{
    private const int StartsAtOnce = 32;

    protected override async Task<BatchCounts?> RunAsync(string instanceId, BatchStartRequest request, CancellationToken cancellationToken)
    {
        var starts = request.Part is { } part
            ? await RunsAsync(instanceId, request, part, cancellationToken)
            : Enumerable.Range(request.From, request.Count).Select(number => PartOf(request.Batch, number));
        foreach (var chunk in starts.Chunk(StartsAtOnce))
        {
            await Task.WhenAll(chunk.Select(start => client.ScheduleAsync(start, cancellationToken)));
        }

        return null;
    }

    private static ScheduleRequest PartOf(BatchInput batch, int part) => new(
        BatchNames.Part,
        BatchNames.PartId(batch.BatchId, part),
        JsonSerializer.Serialize(new BatchPartInput(batch, part), BatchJsonContext.Default.BatchPartInput))
    {
        Version = BatchNames.Version,
        RootId = batch.BatchId,
    };

    private async Task<IEnumerable<ScheduleRequest>> RunsAsync(
        string instanceId, BatchStartRequest request, int part, CancellationToken cancellationToken)
    {
        var batch = request.Batch;
        var items = await ItemReader.ReadAsync(files, batch, part, cancellationToken);
        return Enumerable.Range(request.From, request.Count).Select(number =>
        {
            var id = BatchNames.RunId(batch.BatchId, (part * batch.PartSize) + number);
            var run = new WorkflowRunInput
            {
                RunId = id,
                RootId = id,
                ReportTo = instanceId,
                Definition = batch.Definition,
                WorkflowKey = batch.WorkflowKey,
                Engine = batch.Engine,
                Input = items[number],
            };
            return RunRequest.Of(run, batch.Workflow);
        });
    }
}
