namespace GenXai.Activities.Resilience.Breakers;

/// <summary>The state of the circuit breaker of one deployment. Immutable; the changes are pure.</summary>
/// <param name="Failures">Failures in a row, 0 or more.</param>
/// <param name="OpenedAt">When it opened last; null when it is closed.</param>
/// <param name="ProbeAt">When the request that tries it out started; null when none is under way.</param>
public sealed record BreakerState(int Failures, DateTimeOffset? OpenedAt, DateTimeOffset? ProbeAt)
{
    /// <summary>How many failures in a row open it.</summary>
    public const int Threshold = 5;

    /// <summary>How long it stays open before one request tries it out.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(60);

    /// <summary>Closed, without failures.</summary>
    public static BreakerState Closed { get; } = new(0, null, null);

    /// <summary>Whether requests pass, none do, or one may try.</summary>
    /// <param name="now">The time.</param>
    public BreakerPhase PhaseAt(DateTimeOffset now) =>
        OpenedAt is not { } opened ? BreakerPhase.Closed
        : now < opened + BreakDuration ? BreakerPhase.Open : BreakerPhase.HalfOpen;

    /// <summary>How long requests have to wait; zero when they need not.</summary>
    /// <param name="now">The time.</param>
    public TimeSpan Wait(DateTimeOffset now)
    {
        var until = PhaseAt(now) switch
        {
            BreakerPhase.Open => OpenedAt!.Value + BreakDuration,
            BreakerPhase.HalfOpen when ProbeAt is { } probe => probe + BreakDuration,
            _ => now,
        };
        return until > now ? until - now : TimeSpan.Zero;
    }

    /// <summary>After a failure. While it is open, failures of requests that were under way change nothing.</summary>
    /// <param name="now">The time.</param>
    public BreakerState Failed(DateTimeOffset now) => PhaseAt(now) switch
    {
        BreakerPhase.Open => this,
        BreakerPhase.HalfOpen => new BreakerState(Failures + 1, now, null),
        _ => Failures + 1 >= Threshold ? new BreakerState(Failures + 1, now, null) : this with { Failures = Failures + 1 },
    };

    /// <summary>After a success. While it is open, successes of requests that were under way change nothing.</summary>
    /// <param name="now">The time.</param>
    public BreakerState Succeeded(DateTimeOffset now) => PhaseAt(now) == BreakerPhase.Open ? this : Closed;

    /// <summary>When a request may pass, with the note that it tries the breaker out if it is half-open.</summary>
    /// <param name="now">The time; <see cref="Wait"/> must be zero.</param>
    public BreakerState Entered(DateTimeOffset now) => PhaseAt(now) == BreakerPhase.HalfOpen ? this with { ProbeAt = now } : this;
}
