using System.Text.Json;
using GenXai.Hosting.Batches.Items;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Contracts.Log.Child;

namespace GenXai.Hosting.Batches.Activities;

/// <summary>
/// Starts parts of a batch, or the runs of a part. A child that is there already is left alone. An item that no run
/// takes is noted, and told to its part as failed.
/// </summary>
internal sealed class BatchStartActivity(IOrchestrationClient client, WorkflowClient runs, IBatchFiles files)
    : BatchActivity<BatchStartRequest, BatchCounts>(BatchNames.Start, BatchJsonContext.Default.BatchStartRequest, BatchJsonContext.Default.BatchCounts)
{
    private const int StartsAtOnce = 32;

    protected override async Task<BatchCounts?> RunAsync(string instanceId, BatchStartRequest request, CancellationToken cancellationToken)
    {
        var items = request.Part is { } part ? await ItemReader.ReadAsync(files, request.Batch, part, cancellationToken) : null;
        foreach (var chunk in Enumerable.Range(request.From, request.Count).Chunk(StartsAtOnce))
        {
            await Task.WhenAll(chunk.Select(number => items is null
                ? client.ScheduleAsync(PartOf(request.Batch, number), cancellationToken)
                : StartAsync(request, instanceId, number, items[number], cancellationToken)));
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

    private async Task<bool> StartAsync(
        BatchStartRequest request, string partId, int number, JsonElement item, CancellationToken cancellationToken)
    {
        var batch = request.Batch;
        var id = BatchNames.RunId(batch.BatchId, (request.Part!.Value * batch.PartSize) + number);
        try
        {
            return await runs.Starts.ScheduleItemAsync(batch.Definition, item, id, partId, cancellationToken);
        }
        catch (WorkflowClientException exception)
        {
            await ItemRefusals.NoteAsync(files, batch.BatchId, id, new RunError(exception.Code, exception.Message, null), cancellationToken);
            var message = new MailboxMessage
            {
                Id = $"{id}:refused",
                Kind = MessageKinds.Child,
                ChildId = id,
                Outcome = new ChildOutcome(RunStatuses.Failed, null, null, Transient: false, RunUsage.None, DurationMs: 0),
            };
            return await client.RaiseEventAsync(
                partId, WorkflowEngine.Mailbox, JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage), cancellationToken);
        }
    }
}
