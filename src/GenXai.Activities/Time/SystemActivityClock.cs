namespace GenXai.Activities.Time;

/// <summary>Real time.</summary>
public sealed class SystemActivityClock : IActivityClock
{
    /// <inheritdoc />
    public TimeProvider Time => TimeProvider.System;

    /// <inheritdoc />
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, cancellationToken);
}
