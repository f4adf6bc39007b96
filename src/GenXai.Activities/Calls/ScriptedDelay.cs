using GenXai.Activities.Time;

namespace GenXai.Activities.Calls;

/// <summary>The delay of a scripted reply.</summary>
internal static class ScriptedDelay
{
    /// <summary>Waits, but no longer than the limit. Compared beforehand, not raced by two timers: so it is exact under virtual time.</summary>
    /// <exception cref="CallTimeoutException">The delay is longer than the limit; the limit has passed.</exception>
    public static async Task WaitAsync(TimeSpan delay, CallLimit limit, IActivityClock clock, CancellationToken stopping)
    {
        var late = delay > limit.Span;
        if (delay > TimeSpan.Zero)
        {
            await clock.DelayAsync(late ? limit.Span : delay, stopping);
        }

        if (late)
        {
            throw new CallTimeoutException(limit);
        }
    }
}
