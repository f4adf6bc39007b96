using GenXai.Activities.Time;
using GenXai.Hosting.Embedded.Time;

namespace GenXai.Hosting.Embedded.Dispatch;

/// <summary>What the engine does when nothing can run: it waits, or under virtual time lets time move on.</summary>
internal sealed class EngineRest(
    IActivityClock clock,
    TimeSpan? poll,
    WorkQueue queue,
    WakeTimes wakes,
    ActivityDispatcher dispatcher,
    IdleGate idle,
    ActivityLane? lane)
{
    // Above this a wait cannot be expressed; the loop simply comes round again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>Returns when there may be something to do.</summary>
    public void Wait()
    {
        if (clock is VirtualClock virtualClock)
        {
            WaitVirtually(virtualClock, lane!);
            return;
        }

        var next = wakes.Next();
        if (next is null && dispatcher.Running == 0)
        {
            idle.Quiescent();
        }

        TimeSpan? timeout = next is { } due ? Max(due - clock.Time.GetUtcNow(), Shortest) : null;
        if (poll is { } interval && (timeout is null || timeout > interval))
        {
            timeout = interval;
        }

        queue.Wait(timeout > Longest ? Longest : timeout);
    }

    private void WaitVirtually(VirtualClock virtualClock, ActivityLane activities)
    {
        if (activities.HasWork)
        {
            return;
        }

        if (!dispatcher.AllDelayed)
        {
            queue.Wait(timeout: null);
            return;
        }

        if (idle.MayMove())
        {
            var outer = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(activities);
            var moved = virtualClock.TryAdvance(wakes.Next(), dispatcher.Running > 0);
            SynchronizationContext.SetSynchronizationContext(outer);
            if (moved)
            {
                return;
            }

            idle.Quiescent();
        }

        queue.Wait(timeout: null);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
