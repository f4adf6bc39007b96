using GenXai.Hosting.Embedded.History;
using GenXai.Hosting.Embedded.Time;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>Runs activities: on the thread pool in real time (but for those that the engine makes itself), on the engine's own lane in virtual time.</summary>
internal sealed class ActivityDispatcher(
    ProgramRegistry program, WorkQueue queue, VirtualClock? clock, ActivityLane? lane, int maxConcurrent) : IDisposable
{
    private readonly Queue<ActivityCall> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private long _number;

    /// <summary>How many run. Only the engine's thread counts.</summary>
    public int Running { get; private set; }

    public bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>True when every activity at work is inside a delay.</summary>
    public bool AllDelayed => clock is not null && clock.DelayedScopes == Running;

    public void Start(ActivityCall call)
    {
        if (TryBegin(call))
        {
            Launch(call);
        }
    }

    /// <summary>Counts a call as running. False when it must wait its turn, which then comes by itself.</summary>
    public bool TryBegin(ActivityCall call)
    {
        call.Number = ++_number;
        if (Running >= maxConcurrent)
        {
            _waiting.Enqueue(call);
            return false;
        }

        Running++;
        return true;
    }

    /// <summary>Makes a call that has begun, elsewhere.</summary>
    public void Launch(ActivityCall call)
    {
        if (lane is not null)
        {
            call.PostTo(lane);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(call, preferLocal: false);
        }
    }

    public void Ended()
    {
        Running--;
        if (!IsStopping && _waiting.TryDequeue(out var next))
        {
            Running++;
            Launch(next);
        }
    }

    public ActivityScope? EnterScope() => clock is null ? null : ActivityScope.Current = new ActivityScope();

    public async Task<CallResult> RunAsync(string instanceId, HistoryAction action)
    {
        var activity = program.FindActivity(action.Name ?? "");
        if (activity is null)
        {
            return CallResult.Fail(
                "activity_not_found", $"this program has no activity '{action.Name}': register it, or run an older version");
        }

        return CallResult.Success(await activity.RunAsync(instanceId, action.Input ?? "", _stopping.Token));
    }

    public void Deliver(ActivityCall call, ActivityScope? scope)
    {
        if (scope is not null)
        {
            clock?.EndScope(scope);
        }

        queue.Add(call);
    }

    public void Stop()
    {
        _waiting.Clear();
        _stopping.Cancel();
    }

    public void Dispose() => _stopping.Dispose();
}
