namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>What other threads hand to the engine's thread.</summary>
internal sealed class WorkQueue
{
    private readonly object _gate = new();
    private List<WorkItem> _items = [];
    private bool _woken;
    private Exception? _closed;

    /// <summary>Told after each item and each call to look around; for the engine, whose threads wait elsewhere too.</summary>
    public Action Added { get; set; } = static () => { };

    public bool HasItems
    {
        get
        {
            lock (_gate)
            {
                return _items.Count > 0;
            }
        }
    }

    public void Add(WorkItem item)
    {
        if (TryAdd(item))
        {
            Added();
        }
        else
        {
            item.Refused(_closed!);
        }
    }

    /// <summary>Makes the engine look around.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }

        Added();
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

    private bool TryAdd(WorkItem item)
    {
        lock (_gate)
        {
            if (_closed is not null)
            {
                return false;
            }

            _items.Add(item);
            Monitor.Pulse(_gate);
            return true;
        }
    }
}
