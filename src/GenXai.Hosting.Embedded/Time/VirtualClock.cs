using GenXai.Activities.Time;

namespace GenXai.Hosting.Embedded.Time;

/// <summary>
/// Virtual time: it stands still while anything can run, then jumps to the next instant at which something is due.
/// Give one clock to one host and to its activities.
/// </summary>
public sealed class VirtualClock : IActivityClock
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<VirtualDue, (DateTimeOffset At, long Number)> _due = new();
    private DateTimeOffset _now;
    private long _number;
    private int _delayedScopes;
    private int _openDelays;

    /// <summary>Creates a clock.</summary>
    /// <param name="start">The first instant, UTC; null: 2026-01-01T00:00:00Z.</param>
    public VirtualClock(DateTimeOffset? start = null)
    {
        _now = start?.ToUniversalTime() ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Time = new VirtualTimeProvider(this);
    }

    /// <inheritdoc />
    public TimeProvider Time { get; }

    internal DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>How many activities are inside a delay.</summary>
    internal int DelayedScopes
    {
        get
        {
            lock (_gate)
            {
                return _delayedScopes;
            }
        }
    }

    /// <inheritdoc />
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        return delay <= TimeSpan.Zero ? Task.CompletedTask : WaitAsync(delay, cancellationToken);
    }

    internal VirtualDue Add(TimeSpan delay, bool isDelay, Action fire)
    {
        lock (_gate)
        {
            var due = new VirtualDue(_now + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero), isDelay, fire);
            _due.Enqueue(due, (due.At, ++_number));
            return due;
        }
    }

    internal void Cancel(VirtualDue? due)
    {
        if (due is not null)
        {
            lock (_gate)
            {
                due.IsOpen = false;
            }
        }
    }

    internal void EndScope(ActivityScope scope)
    {
        lock (_gate)
        {
            scope.HasEnded = true;
            if (scope.OpenDelays > 0)
            {
                _delayedScopes--;
            }
        }
    }

    /// <summary>
    /// Jumps to the next instant at which something is due, and lets the clock's own part of it happen in the order
    /// in which it was made.
    /// </summary>
    /// <param name="durable">When the next durable timer is due.</param>
    /// <param name="activitiesAtWork">Whether time-outs of activities count.</param>
    /// <returns>False when nothing is due ever.</returns>
    internal bool TryAdvance(DateTimeOffset? durable, bool activitiesAtWork)
    {
        var fired = new List<VirtualDue>();
        lock (_gate)
        {
            var next = _openDelays > 0 || activitiesAtWork || durable is not null ? Earliest(PeekOpen()?.At, durable) : null;
            if (next is not { } instant)
            {
                return false;
            }

            _now = instant > _now ? instant : _now;
            while (PeekOpen() is { } due && due.At <= _now)
            {
                fired.Add(_due.Dequeue());
            }
        }

        foreach (var due in fired)
        {
            if (due.IsOpen)
            {
                due.IsOpen = false;
                due.Fire();
            }
        }

        return true;
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) =>
        a is null || b is null ? a ?? b : a < b ? a : b;

    private VirtualDue? PeekOpen()
    {
        while (_due.TryPeek(out var due, out _))
        {
            if (due.IsOpen)
            {
                return due;
            }

            _due.Dequeue();
        }

        return null;
    }

    private async Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        var scope = ActivityScope.Current;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enter(scope);
        var due = Add(delay, isDelay: true, () =>
        {
            // Left here, not after the await: the activity is at work from this moment on, wherever it continues.
            Leave(scope);
            ended.TrySetResult();
        });
        using var registration = cancellationToken.Register(() =>
        {
            if (TryClose(due))
            {
                Leave(scope);
                ended.TrySetCanceled(cancellationToken);
            }
        });
        await ended.Task;
    }

    private bool TryClose(VirtualDue due)
    {
        lock (_gate)
        {
            var wasOpen = due.IsOpen;
            due.IsOpen = false;
            return wasOpen;
        }
    }

    private void Enter(ActivityScope? scope)
    {
        lock (_gate)
        {
            _openDelays++;
            if (scope is { HasEnded: false } && ++scope.OpenDelays == 1)
            {
                _delayedScopes++;
            }
        }
    }

    private void Leave(ActivityScope? scope)
    {
        lock (_gate)
        {
            _openDelays--;
            if (scope is { HasEnded: false } && --scope.OpenDelays == 0)
            {
                _delayedScopes--;
            }
        }
    }
}
