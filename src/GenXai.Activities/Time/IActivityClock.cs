namespace GenXai.Activities.Time;

/// <summary>
/// Time as activities see it. Under virtual time a delay takes none: the runtime moves the clock on when every
/// activity at work is inside <see cref="DelayAsync"/>.
/// </summary>
public interface IActivityClock
{
    /// <summary>For timestamps, durations and time-outs.</summary>
    TimeProvider Time { get; }

    /// <summary>Waits.</summary>
    /// <param name="delay">How long; zero or less returns at once.</param>
    /// <param name="cancellationToken">Ends the wait early, with <see cref="OperationCanceledException"/>.</param>
    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);
}
