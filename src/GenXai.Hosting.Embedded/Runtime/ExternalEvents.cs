using GenXai.Hosting.Embedded.History;

namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>External events of one generation: buffered in order by name, given to the newest waiter first.</summary>
internal sealed class ExternalEvents
{
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<HistoryEvent> _buffered = new();

    /// <summary>How many waits are open.</summary>
    public int Waiting { get; private set; }

    public Task<string> WaitAsync(string name)
    {
        var channel = ChannelOf(name);
        if (channel.Buffered.TryDequeue(out var node))
        {
            _buffered.Remove(node);
            return Task.FromResult(node.Value.Value ?? "");
        }

        var waiter = new TaskCompletionSource<string>();
        channel.Waiters.Push(waiter);
        Waiting++;
        return waiter.Task;
    }

    public void Deliver(HistoryEvent raised)
    {
        var channel = ChannelOf(raised.Name ?? "");
        if (channel.Waiters.TryPop(out var waiter))
        {
            Waiting--;
            waiter.SetResult(raised.Value ?? "");
            return;
        }

        channel.Buffered.Enqueue(_buffered.AddLast(raised));
    }

    /// <summary>What nobody took, in the order in which it came.</summary>
    public List<HistoryEvent> Unconsumed() => [.. _buffered];

    private Channel ChannelOf(string name)
    {
        if (!_channels.TryGetValue(name, out var channel))
        {
            channel = new Channel();
            _channels.Add(name, channel);
        }

        return channel;
    }

    private sealed class Channel
    {
        public Stack<TaskCompletionSource<string>> Waiters { get; } = new();

        public Queue<LinkedListNode<HistoryEvent>> Buffered { get; } = new();
    }
}
