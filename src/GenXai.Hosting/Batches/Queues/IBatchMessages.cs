using GenXai.Hosting.Client;

namespace GenXai.Hosting.Batches.Queues;

/// <summary>A queue of submissions. One that cannot be used is a <see cref="StorageException"/>.</summary>
public interface IBatchMessages
{
    /// <summary>What it is called, for people.</summary>
    string Name { get; }

    /// <summary>Takes what is there; it is given out again later unless it is completed or poisoned.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<BatchMessage>> ReceiveAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes a message away: it was handled.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task CompleteAsync(BatchMessage message, CancellationToken cancellationToken = default);

    /// <summary>Moves a message to the poison queue, as <c>{reason, original}</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="reason">Why it cannot be handled.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PoisonAsync(BatchMessage message, string reason, CancellationToken cancellationToken = default);
}
