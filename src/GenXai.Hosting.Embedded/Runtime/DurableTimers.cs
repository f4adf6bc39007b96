using GenXai.Hosting.Embedded.History;

namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>The open timers of one generation.</summary>
internal sealed class DurableTimers
{
    private readonly Dictionary<int, OpenTimer> _open = [];
    private readonly PriorityQueue<int, (DateTimeOffset FireAt, int Sequence)> _due = new();

    public int Open => _open.Count;

    public Task AddAsync(int sequence, DateTimeOffset fireAt)
    {
        var timer = new OpenTimer();
        _open.Add(sequence, timer);
        _due.Enqueue(sequence, (fireAt, sequence));
        return timer.Completion.Task;
    }

    public void Register(int sequence, CancellationTokenRegistration registration)
    {
        if (_open.TryGetValue(sequence, out var timer))
        {
            timer.Registration = registration;
        }
    }

    public bool Cancel(int sequence, CancellationToken token)
    {
        if (!_open.Remove(sequence, out var timer))
        {
            return false;
        }

        timer.Completion.TrySetCanceled(token);
        return true;
    }

    public void Fire(int sequence)
    {
        if (_open.Remove(sequence, out var timer))
        {
            timer.Registration.Unregister();
            timer.Completion.TrySetResult();
        }
    }

    /// <summary>When the next open timer is due; null when none is open.</summary>
    public DateTimeOffset? NextDue()
    {
        while (_due.TryPeek(out var sequence, out var key))
        {
            if (_open.ContainsKey(sequence))
            {
                return key.FireAt;
            }

            _due.Dequeue();
        }

        return null;
    }

    /// <summary>Adds an event for every timer that is due. A timer is taken once, and fires when the step handles it.</summary>
    public void TakeDue(DateTimeOffset now, List<HistoryEvent> events)
    {
        while (NextDue() is { } due && due <= now)
        {
            events.Add(new HistoryEvent(HistoryEventKind.TimerFired, _due.Dequeue()));
        }
    }

    private sealed class OpenTimer
    {
        public TaskCompletionSource Completion { get; } = new();

        public CancellationTokenRegistration Registration { get; set; }
    }
}
