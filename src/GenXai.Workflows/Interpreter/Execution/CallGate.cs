using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// The one door to activities. It counts calls in flight and history, takes pending log entries along, and holds new
/// calls back while the run drains or is about to continue as new.
/// </summary>
internal sealed class CallGate(IOrchestrationContext context, RunLog log, WorkSignal signal, HistoryLimits limits)
{
    private readonly SortedDictionary<int, Action> _waits = [];
    private int _lastWait;

    public DrainMode Drain { get; private set; }

    public HistorySize History { get; } = new(limits);

    /// <summary>Calls in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>Whether the run continues as new as soon as no call is in flight.</summary>
    public bool IsContinuing => History.IsFull;

    /// <summary>Lets a call through, holds it for the next generation, or unwinds its node.</summary>
    public async Task EnterAsync()
    {
        ThrowIfCancelled();
        if (IsContinuing)
        {
            // The next generation runs this node's executor again; this one stays here for good, or is cancelled.
            var parked = new TaskCompletionSource();
            Register(() => parked.TrySetException(new NodeCancelledException()));
            signal.Set();
            await parked.Task;
        }
    }

    /// <summary>Makes a call that has been let through.</summary>
    public async Task<CallResult> CallAsync(string activity, string payload)
    {
        InFlight++;
        History.Add(2, payload.Length);
        var result = await context.CallActivityAsync(activity, new ActivityInput(payload, log.TakePending()));
        InFlight--;
        if (InFlight == 0)
        {
            // Its node may have ended before it (an element whose sibling failed): then nothing else wakes the run.
            signal.Set();
        }

        History.Add(0, result.Value?.Length ?? 0);
        return result;
    }

    public void ThrowIfCancelled()
    {
        if (Drain == DrainMode.Cancel)
        {
            throw new NodeCancelledException();
        }
    }

    /// <summary>Waits for a time that stands in the journal; timers may fire early and are then set again.</summary>
    public async Task SleepUntilAsync(DateTimeOffset until)
    {
        using var source = new CancellationTokenSource();
        var wait = Register(source.Cancel);
        signal.Set();
        try
        {
            while (context.CurrentUtcTime < until)
            {
                ThrowIfCancelled();
                History.Add(2);
                await context.CreateTimerAsync(until, source.Token);
            }
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            throw new NodeCancelledException();
        }
        finally
        {
            Release(wait);
        }
    }

    /// <summary>Keeps what unwinds a wait when the run drains.</summary>
    public int Register(Action cancel)
    {
        _waits[++_lastWait] = cancel;
        return _lastWait;
    }

    public void Release(int wait) => _waits.Remove(wait);

    /// <summary>Starts to drain; with <see cref="DrainMode.Cancel"/> every wait is unwound, in order.</summary>
    public void StartDrain(DrainMode mode)
    {
        Drain = mode;
        if (mode == DrainMode.Cancel)
        {
            foreach (var cancel in _waits.Values.ToList())
            {
                cancel();
            }
        }
    }
}
