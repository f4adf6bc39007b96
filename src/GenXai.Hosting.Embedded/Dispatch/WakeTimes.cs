namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>When each instance's next timer is due: a heap whose outdated entries are dropped when they come up.</summary>
internal sealed class WakeTimes
{
    private readonly Dictionary<string, DateTimeOffset> _current = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, (DateTimeOffset Due, long Number)> _heap = new();
    private long _number;

    public void Set(string instanceId, DateTimeOffset? due)
    {
        if (due is not { } at)
        {
            _current.Remove(instanceId);
        }
        else if (!_current.TryGetValue(instanceId, out var known) || known != at)
        {
            _current[instanceId] = at;
            _heap.Enqueue(instanceId, (at, ++_number));
        }
    }

    public DateTimeOffset? Next()
    {
        while (_heap.TryPeek(out var id, out var key))
        {
            if (_current.TryGetValue(id, out var due) && due == key.Due)
            {
                return due;
            }

            _heap.Dequeue();
        }

        return null;
    }

    /// <summary>Takes one instance that is due; its next time is set after its step.</summary>
    public bool TryTake(DateTimeOffset now, out string instanceId)
    {
        if (Next() is { } due && due <= now)
        {
            instanceId = _heap.Dequeue();
            _current.Remove(instanceId);
            return true;
        }

        instanceId = "";
        return false;
    }
}
