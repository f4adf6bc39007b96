namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>What other threads hand to the engine's thread.</summary>
internal sealed class WorkQueue
{
    private readonly object _gate = new();
    private List<WorkItem> _items = [];
    private bool _woken;
    private Exception? _closed;

    public void Add(WorkItem item)
    {
        lock (_gate)
        {
            if (_closed is null)
            {
                _items.Add(item);
                Monitor.Pulse(_gate);
                return;
            }
        }

        item.Refused(_closed);
    }

    /// <summary>Makes the engine look around.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes all that is there, and gives back an emptied list for what comes.</summary>
    public List<WorkItem> Take(List<WorkItem> emptied)
    {
        lock (_gate)
        {
            _woken = false;
            if (_items.Count == 0)
            {
                return emptied;
            }

            var items = _items;
            _items = emptied;
            return items;
        }
    }

    /// <summary>Waits for work, at most so long; null: for ever.</summary>
    public void Wait(TimeSpan? timeout)
    {
        lock (_gate)
        {
            if (_items.Count == 0 && !_woken)
            {
                Monitor.Wait(_gate, timeout ?? Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Close(Exception reason)
    {
        List<WorkItem> left;
        lock (_gate)
        {
            _closed ??= reason;
            left = _items;
            _items = [];
        }

        left.ForEach(item => item.Refused(reason));
    }
}
