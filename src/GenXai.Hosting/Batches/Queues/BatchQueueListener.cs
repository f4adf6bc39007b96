using GenXai.Hosting.Polling;
using Microsoft.Extensions.Logging;

namespace GenXai.Hosting.Batches.Queues;

/// <summary>Listens to a queue, for hosts whose platform does not. Several processes may listen to one queue.</summary>
public sealed class BatchQueueListener
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private readonly IBatchMessages _queue;
    private readonly BatchMessageHandler _handler;
    private readonly TimeProvider _time;
    private readonly ILogger _log;

    /// <summary>Makes a listener.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="handler">What makes batches of messages.</param>
    /// <param name="time">For the pauses between looks.</param>
    /// <param name="log">Where what cannot be handled is named.</param>
    public BatchQueueListener(IBatchMessages queue, BatchMessageHandler handler, TimeProvider time, ILogger log)
    {
        _queue = queue;
        _handler = handler;
        _time = time;
        _log = log;
    }

    /// <summary>Listens until it is stopped. A queue or store that cannot be used now is tried again.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        return Poll.RunAsync(
            async stop => pause = await LookAsync(stop) > 0 ? FirstPause : pause + pause < LongestPause ? pause + pause : LongestPause,
            exception =>
            {
                HostingLog.QueueUnusable(_log, _queue.Name, exception);
                return pause = LongestPause;
            },
            _time,
            cancellationToken);
    }

    private async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var messages = await _queue.ReceiveAsync(cancellationToken);
        foreach (var message in messages)
        {
            await HandleAsync(message, cancellationToken);
        }

        return messages.Count;
    }

    private async Task HandleAsync(BatchMessage message, CancellationToken cancellationToken)
    {
        if (await _handler.HandleAsync(message, cancellationToken) is { } reason)
        {
            HostingLog.MessagePoisoned(_log, message.Id, _queue.Name, reason);
            await _queue.PoisonAsync(message, reason, cancellationToken);
            return;
        }

        await _queue.CompleteAsync(message, cancellationToken);
    }
}
