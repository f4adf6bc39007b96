namespace GenXai.Activities.Resilience.Breakers;

/// <summary>What a circuit breaker lets through.</summary>
public enum BreakerPhase
{
    /// <summary>Every request.</summary>
    Closed,

    /// <summary>None.</summary>
    Open,

    /// <summary>One, which decides.</summary>
    HalfOpen,
}
