namespace GenXai.Hosting.Embedded.Time;

/// <summary>A timer of the virtual time provider.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private VirtualDue? _due;
    private TimeSpan _period;
    private bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        clock.Cancel(_due);
        _period = period;
        _due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.Add(dueTime, isDelay: false, Fire);
        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Cancel(_due);
        _due = null;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            _due = clock.Add(_period, isDelay: false, Fire);
        }

        callback(state);
    }
}
