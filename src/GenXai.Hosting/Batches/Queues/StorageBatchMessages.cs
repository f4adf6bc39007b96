using Azure;
using Azure.Storage.Queues;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Batches.Queues;

/// <summary>A queue of Azure Storage, and its poison queue beside it.</summary>
public sealed class StorageBatchMessages : IBatchMessages
{
    /// <summary>The queue's name unless another is given.</summary>
    public const string DefaultName = "genxai-batches";

    private const int AtOnce = 8;
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);
    private readonly QueueClient _queue;
    private readonly QueueClient _poison;

    /// <summary>Makes the clients; nothing is sent yet.</summary>
    /// <param name="service">The queue service.</param>
    /// <param name="name">The queue's name; the poison queue's has <c>-poison</c> at its end.</param>
    public StorageBatchMessages(QueueServiceClient service, string name = DefaultName)
    {
        _queue = service.GetQueueClient(name);
        _poison = service.GetQueueClient(name + "-poison");
    }

    /// <inheritdoc />
    public string Name => _queue.Name;

    /// <summary>Opens a queue by a connection string.</summary>
    /// <param name="connection">The connection string.</param>
    /// <param name="name">The queue's name.</param>
    /// <exception cref="FormatException">It is no connection string.</exception>
    public static StorageBatchMessages Open(string connection, string name = DefaultName) => new(new QueueServiceClient(connection), name);

    /// <summary>Makes both queues, unless they are there.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StorageException">The account cannot be used.</exception>
    public Task CreateAsync(CancellationToken cancellationToken = default) => GuardAsync(async () =>
    {
        await _queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _poison.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return true;
    });

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchMessage>> ReceiveAsync(CancellationToken cancellationToken = default) =>
        GuardAsync<IReadOnlyList<BatchMessage>>(async () =>
        {
            var messages = await _queue.ReceiveMessagesAsync(AtOnce, Hidden, cancellationToken);
            return [.. messages.Value.Select(message =>
                new BatchMessage(message.MessageId, message.Body.ToString(), message.DequeueCount, message.PopReceipt))];
        });

    /// <inheritdoc />
    public Task CompleteAsync(BatchMessage message, CancellationToken cancellationToken = default) => GuardAsync(async () =>
    {
        try
        {
            await _queue.DeleteMessageAsync(message.Id, message.Receipt, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // It took so long that the queue gave the message out again: whoever has it now finds its batch made.
            return false;
        }

        return true;
    });

    /// <inheritdoc />
    public async Task PoisonAsync(BatchMessage message, string reason, CancellationToken cancellationToken = default)
    {
        await PoisonAsync(message.Body, reason, cancellationToken);
        await CompleteAsync(message, cancellationToken);
    }

    /// <summary>Writes to the poison queue, for hosts whose platform takes the message away itself.</summary>
    /// <param name="original">The message as it came.</param>
    /// <param name="reason">Why it cannot be handled.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StorageException">The account cannot be used.</exception>
    public Task PoisonAsync(string original, string reason, CancellationToken cancellationToken = default) =>
        GuardAsync(() => _poison.SendMessageAsync(
            PoisonMessage.Write(reason, original), timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken));

    private async Task<T> GuardAsync<T>(Func<Task<T>> body)
    {
        try
        {
            return await body();
        }
        catch (RequestFailedException exception)
        {
            throw new StorageException(
                FormattableString.Invariant($"the queue '{Name}' cannot be used: Azure Storage answered {exception.Status} {exception.ErrorCode}; check the account and the role Storage Queue Data Contributor"),
                exception);
        }
        catch (AggregateException exception)
        {
            // What its retries end in when nobody answers.
            throw new StorageException($"the queue '{Name}' cannot be reached: {exception.InnerException?.Message}", exception);
        }
    }
}
