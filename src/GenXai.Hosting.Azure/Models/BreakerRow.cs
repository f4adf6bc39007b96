using GenXai.Activities.Resilience.Breakers;

namespace GenXai.Hosting.Azure.Models;

/// <summary>The state of a circuit breaker as its row holds it.</summary>
internal sealed record BreakerRow
{
    public int SchemaVersion { get; init; } = 1;

    public int Failures { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ProbeAt { get; init; }

    public static BreakerRow Of(BreakerState state) => new() { Failures = state.Failures, OpenedAt = state.OpenedAt, ProbeAt = state.ProbeAt };

    public BreakerState ToState() => new(Failures, OpenedAt, ProbeAt);
}
