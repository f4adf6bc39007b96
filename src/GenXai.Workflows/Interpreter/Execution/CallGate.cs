using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Orchestration;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>
/// The one door to activities. It counts calls in flight and history, takes pending log entries along, and holds new
/// calls back while the run drains or is about to continue as new.
/// </summary>
internal sealed class CallGate(IOrchestrationContext context, RunLog log, WorkSignal signal, HistoryLimits limits)
{
    private readonly SortedDictionary<int, Action> _waits = [];
    private readonly List<TaskCompletionSource> _parked = [];
    private int _lastWait;

    public DrainMode Drain { get; private set; }

    public HistorySize History { get; } = new(limits);

    /// <summary>Calls in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>Whether the run continues as new as soon as no call is in flight; a run that drains ends in this generation.</summary>
    public bool IsContinuing => Drain == DrainMode.None && History.IsFull;

    /// <summary>Lets a call through, holds it for the next generation, or unwinds its node.</summary>
    public async Task EnterAsync()
    {
        ThrowIfCancelled();
        if (IsContinuing)
        {
            // The next generation runs this node's executor again; this one stays here for good, unless the run drains.
            var parked = new TaskCompletionSource();
            _parked.Add(parked);
            Register(() => parked.TrySetException(new NodeCancelledException()));
            signal.Set();
            await parked.Task;
        }
    }

    /// <summary>Makes a call that has been let through.</summary>
    public async Task<CallResult> CallAsync(string activity, string payload)
    {
        InFlight++;
        History.Add(2, payload.Length, moves: !string.Equals(activity, Contracts.ActivityNames.Flush, StringComparison.Ordinal));
        var result = await context.CallActivityAsync(activity, new ActivityInput(payload, log.TakePending()));
        // The run is not woken here: what waits for the call goes on first, and says itself where it comes to rest.
        InFlight--;
        History.Add(0, result.Value?.Length ?? 0, moves: false);
        return result;
    }

    /// <summary>Calls an entity. Open calls are awaited before the run continues as new or ends: their answers would be lost.</summary>
    public async Task<CallResult> CallEntityAsync(EntityId id, string operation, string input)
    {
        InFlight++;
        History.Add(2, input.Length);
        var result = await context.CallEntityAsync(id, operation, input);
        InFlight--;
        History.Add(0, result.Value?.Length ?? 0, moves: false);
        return result;
    }

    public void ThrowIfCancelled()
    {
        if (Drain == DrainMode.Cancel)
        {
            throw new NodeCancelledException();
        }
    }

    /// <summary>Waits for a time; timers may fire early and are then set again.</summary>
    /// <param name="until">The time, UTC.</param>
    /// <param name="isCarried">Whether the wait began in an earlier generation.</param>
    /// <param name="cancellationToken">Cancels the timer.</param>
    public async Task TimerAsync(DateTimeOffset until, bool isCarried, CancellationToken cancellationToken)
    {
        while (context.CurrentUtcTime < until)
        {
            if (!isCarried)
            {
                History.Add(2);
            }

            isCarried = false;
            await context.CreateTimerAsync(until, cancellationToken);
        }
    }

    /// <summary>Waits for a time that stands in the journal, until the run drains.</summary>
    public async Task SleepUntilAsync(DateTimeOffset until, bool isCarried)
    {
        using var source = new CancellationTokenSource();
        var wait = Register(source.Cancel);
        signal.Set();
        try
        {
            ThrowIfCancelled();
            await TimerAsync(until, isCarried, source.Token);
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

    /// <summary>The run has drained, and calls are made again: those that undo what it did.</summary>
    public void Reopen() => Drain = DrainMode.None;

    /// <summary>
    /// Starts to drain: with <see cref="DrainMode.Cancel"/> every wait is unwound, in order; otherwise calls that were
    /// held back for the next generation are let through, since there will be none.
    /// </summary>
    public void StartDrain(DrainMode mode)
    {
        Drain = mode;
        if (mode == DrainMode.Cancel)
        {
            foreach (var cancel in _waits.Values.ToList())
            {
                cancel();
            }

            return;
        }

        foreach (var parked in _parked)
        {
            parked.TrySetResult();
        }
    }
}
