using GenXai.Hosting.Client;

namespace GenXai.Hosting.Embedded.Clients;

/// <summary>Who waits for instances to move, in this process.</summary>
internal sealed class ChangeHub
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<ChangeWaiter>> _waiters = new(StringComparer.Ordinal);
    private Exception? _closed;

    public void Add(ChangeWaiter waiter)
    {
        lock (_gate)
        {
            if (_closed is null)
            {
                if (!_waiters.TryGetValue(waiter.InstanceId, out var waiters))
                {
                    _waiters.Add(waiter.InstanceId, waiters = []);
                }

                waiters.Add(waiter);
                return;
            }
        }

        waiter.Fail(_closed);
    }

    public void Remove(ChangeWaiter waiter)
    {
        lock (_gate)
        {
            if (_waiters.TryGetValue(waiter.InstanceId, out var waiters) && waiters.Remove(waiter) && waiters.Count == 0)
            {
                _waiters.Remove(waiter.InstanceId);
            }
        }
    }

    public bool IsWatched(string instanceId)
    {
        lock (_gate)
        {
            return _waiters.ContainsKey(instanceId);
        }
    }

    /// <summary>Shows a new state to those who wait for the instance.</summary>
    public void Moved(OrchestrationState state)
    {
        foreach (var waiter in WaitersOf(state.Id))
        {
            if (waiter.TryEnd(state))
            {
                Remove(waiter);
            }
        }
    }

    /// <summary>The instances that somebody waits for.</summary>
    public List<string> Watched()
    {
        lock (_gate)
        {
            return [.. _waiters.Keys];
        }
    }

    public void Close(Exception reason)
    {
        List<ChangeWaiter> left;
        lock (_gate)
        {
            _closed ??= reason;
            left = [.. _waiters.Values.SelectMany(waiters => waiters)];
            _waiters.Clear();
        }

        left.ForEach(waiter => waiter.Fail(reason));
    }

    private ChangeWaiter[] WaitersOf(string instanceId)
    {
        lock (_gate)
        {
            return _waiters.TryGetValue(instanceId, out var waiters) ? [.. waiters] : [];
        }
    }
}
