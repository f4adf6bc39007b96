namespace GenXai.Hosting.Embedded.Time;

/// <summary>Virtual time for timestamps, time-outs and timers.</summary>
internal sealed class VirtualTimeProvider(VirtualClock clock) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => clock.Now;

    public override long GetTimestamp() => clock.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(clock, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
