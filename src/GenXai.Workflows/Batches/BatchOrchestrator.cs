using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Batches;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Batches;

/// <summary>A batch: its parts, a bounded number at once, then the callback. Hosts register it as <see cref="BatchNames.Batch"/>.</summary>
public sealed class BatchOrchestrator : IOrchestrator
{
    private const int CallbackAttempts = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public async Task<string?> RunAsync(IOrchestrationContext context, string? input)
    {
        var batch = JsonSerializer.Deserialize(input ?? "null", BatchJsonContext.Default.BatchInput)
            ?? throw new InvalidOperationException("a batch needs an input");
        var calls = new BatchCalls(context);
        var bare = batch with { Callback = null, Progress = null };
        var plan = new ChildPoolPlan(
            batch.Parts,
            batch.PartsAtOnce,
            IsOfRuns: false,
            part => BatchNames.PartId(batch.BatchId, part),
            id => BatchNames.NumberOf(id),
            (from, count, cancelled) => new BatchStartRequest(bare with { Cancelled = cancelled }, Part: null, from, count));
        var pool = new ChildPool(context, calls, plan, batch.Progress);
        string? fault = null;
        try
        {
            if (!await pool.RunAsync())
            {
                context.ContinueAsNew(JsonSerializer.Serialize(batch with { Progress = pool.Progress }, BatchJsonContext.Default.BatchInput));
                return null;
            }
        }
        catch (BatchFailedException exception)
        {
            fault = exception.Message;
        }

        var output = OutputOf(batch, pool.Progress, fault, context.CurrentUtcTime);
        pool.Show(output.Status);
        if (batch.Callback is { } callback)
        {
            output = output with { Callback = await CallBackAsync(calls, callback, output) };
        }

        return JsonSerializer.Serialize(output, BatchJsonContext.Default.BatchOutput);
    }

    private static BatchOutput OutputOf(BatchInput batch, BatchProgress progress, string? fault, DateTimeOffset endedAt)
    {
        var error = fault ?? progress.Error;
        if (error is null && progress.Counts.Ended < batch.Count)
        {
            error = "a part of the batch was ended by force; its items are not all in the results";
        }

        var status = progress.Cancelled is null ? RunStatuses.Completed : RunStatuses.Terminated;
        return new BatchOutput(
            batch.BatchId,
            batch.Workflow,
            batch.Definition,
            error is null ? status : RunStatuses.Failed,
            batch.Count,
            progress.Counts,
            endedAt,
            error ?? progress.Cancelled);
    }

    // The results stand, whatever comes of it: a callback that is not taken fails nothing.
    private static async Task<BatchCallbackOutcome> CallBackAsync(BatchCalls calls, BatchCallback callback, BatchOutput body)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await TryAsync(calls, new BatchCallbackRequest(callback, body, attempt));
            if (outcome.Delivered || !outcome.Transient || attempt == CallbackAttempts)
            {
                return outcome with { Attempts = attempt, Transient = false };
            }

            var seconds = Math.Pow(2, attempt);
            await calls.PauseAsync(seconds < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestPause);
        }
    }

    private static async Task<BatchCallbackOutcome> TryAsync(BatchCalls calls, BatchCallbackRequest request)
    {
        try
        {
            return await calls.CallAsync(
                BatchNames.CallBack, request, BatchJsonContext.Default.BatchCallbackRequest, BatchJsonContext.Default.BatchCallbackOutcome);
        }
        catch (BatchFailedException exception)
        {
            return new BatchCallbackOutcome(Delivered: false, request.Attempt, exception.Message);
        }
    }
}
