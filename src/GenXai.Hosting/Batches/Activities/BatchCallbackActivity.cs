using System.Text.Json;
using GenXai.Activities.Callbacks;
using GenXai.Workflows.Contracts.Batches;

namespace GenXai.Hosting.Batches.Activities;

/// <summary>Tells a receiver of a batch's end; one attempt, whose outcome is a value.</summary>
internal sealed class BatchCallbackActivity(CallbackSender callbacks)
    : BatchActivity<BatchCallbackRequest, BatchCallbackOutcome>(
        BatchNames.CallBack, BatchJsonContext.Default.BatchCallbackRequest, BatchJsonContext.Default.BatchCallbackOutcome)
{
    protected override async Task<BatchCallbackOutcome?> RunAsync(
        string instanceId, BatchCallbackRequest request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request.Body, BatchJsonContext.Default.BatchOutput);
        var result = await callbacks.SendAsync(
            request.Callback.Url, request.Callback.Secret, request.Body.BatchId, body, cancellationToken);
        return new BatchCallbackOutcome(result.Delivered, request.Attempt, result.Error, result.Transient);
    }
}
