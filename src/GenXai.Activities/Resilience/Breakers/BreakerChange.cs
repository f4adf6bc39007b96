namespace GenXai.Activities.Resilience.Breakers;

/// <summary>A change of a breaker's state.</summary>
/// <param name="Before">The state before.</param>
/// <param name="After">The state after.</param>
public sealed record BreakerChange(BreakerState Before, BreakerState After);
