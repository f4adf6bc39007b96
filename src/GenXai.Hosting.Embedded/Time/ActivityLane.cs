namespace GenXai.Hosting.Embedded.Time;

/// <summary>
/// Under virtual time activities run one after another on the engine's thread, in the order in which they came,
/// so that the same run gives the same order every time.
/// </summary>
internal sealed class ActivityLane(Action wake) : SynchronizationContext
{
    private readonly Lock _gate = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _work.Enqueue((d, state));
        }

        wake();
    }

    public override SynchronizationContext CreateCopy() => this;

    public bool HasWork
    {
        get
        {
            lock (_gate)
            {
                return _work.Count > 0;
            }
        }
    }

    /// <summary>Does all that is there and all that follows from it at once.</summary>
    public void RunAll()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            while (TryTake(out var item))
            {
                item.Callback(item.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) item)
    {
        lock (_gate)
        {
            return _work.TryDequeue(out item);
        }
    }
}
