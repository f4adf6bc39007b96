using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Batches;

/// <summary>
/// A part of a batch: the runs of its items, a bounded number at once, then their results. Hosts register it as
/// <see cref="BatchNames.Part"/>.
/// </summary>
public sealed class BatchPartOrchestrator : IOrchestrator
{
    /// <inheritdoc />
    public async Task<string?> RunAsync(IOrchestrationContext context, string? input)
    {
        var part = JsonSerializer.Deserialize(input ?? "null", BatchJsonContext.Default.BatchPartInput)
            ?? throw new InvalidOperationException("a part of a batch needs an input");
        var calls = new BatchCalls(context);
        var plan = new ChildPoolPlan(
            part.Count,
            part.Concurrency,
            IsOfRuns: true,
            number => BatchNames.RunId(part.Batch.BatchId, part.First + number),
            id => BatchNames.NumberOf(id) - part.First,
            (from, count, _) => new BatchStartRequest(part.Batch, part.Part, from, count))
        { Parent = part.Batch.BatchId };
        var pool = new ChildPool(context, calls, plan, part.Progress, part.Batch.Cancelled);
        BatchChildEnd end;
        try
        {
            if (!await pool.RunAsync())
            {
                context.ContinueAsNew(JsonSerializer.Serialize(part with { Progress = pool.Progress }, BatchJsonContext.Default.BatchPartInput));
                return null;
            }

            // Counted from the results themselves: what stands there and what is said of it agree.
            var counts = await calls.CallAsync(
                BatchNames.Collect,
                new BatchCollectRequest(part.Batch with { Cancelled = pool.Progress.Cancelled }, part.Part),
                BatchJsonContext.Default.BatchCollectRequest,
                BatchJsonContext.Default.BatchCounts);
            end = new BatchChildEnd(context.InstanceId, RunStatuses.Completed, counts);
        }
        catch (BatchFailedException exception)
        {
            end = new BatchChildEnd(context.InstanceId, RunStatuses.Failed, pool.Progress.Counts, exception.Message);
        }

        pool.Show(end.Status);
        Tell(context, part.Batch.BatchId, end);
        return JsonSerializer.Serialize(end, BatchJsonContext.Default.BatchChildEnd);
    }

    private static void Tell(IOrchestrationContext context, string batchId, BatchChildEnd end)
    {
        var message = new MailboxMessage
        {
            Id = $"{context.InstanceId}:ended",
            Kind = MessageKinds.Child,
            ChildId = context.InstanceId,
            Outcome = new ChildOutcome(
                end.Status,
                JsonSerializer.SerializeToElement(end.Counts ?? BatchCounts.None, BatchJsonContext.Default.BatchCounts),
                end.Error is null ? null : new RunError(ErrorCodes.StorageError, end.Error, null),
                Transient: false,
                RunUsage.None,
                DurationMs: 0),
        };
        context.SendEvent(batchId, WorkflowEngine.Mailbox, JsonSerializer.Serialize(message, ContractsJsonContext.Default.MailboxMessage));
    }
}
