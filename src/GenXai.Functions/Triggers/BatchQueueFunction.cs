using Azure.Storage.Queues.Models;
using GenXai.Functions.Adapters;
using GenXai.Hosting.Batches.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenXai.Functions.Triggers;

/// <summary>
/// Makes batches of messages. The platform's own poison queue carries no reason: what can never be handled is written
/// to it here, and counts as handled. A store that cannot be used is thrown, and the message given out again.
/// </summary>
/// <param name="handler">What makes batches.</param>
/// <param name="queue">The queue, for its poison queue.</param>
/// <param name="accessor">Keeps the client.</param>
/// <param name="log">The log.</param>
public sealed class BatchQueueFunction(
    BatchMessageHandler handler, StorageBatchMessages queue, DurableClientAccessor accessor, ILogger<BatchQueueFunction> log)
{
    /// <summary>Handles a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="client">The durable runtime.</param>
    /// <param name="cancellationToken">Ends the work when the host stops; the message is given out again.</param>
    [Function("batch-queue")]
    public async Task RunAsync(
        [QueueTrigger(StorageBatchMessages.DefaultName)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        accessor.Use(client);
        var body = message.Body.ToString();
        if (await handler.HandleAsync(new BatchMessage(message.MessageId, body, message.DequeueCount), cancellationToken) is { } reason)
        {
            FunctionsLog.MessagePoisoned(log, message.MessageId, reason);
            await queue.PoisonAsync(body, reason, cancellationToken);
        }
    }
}
