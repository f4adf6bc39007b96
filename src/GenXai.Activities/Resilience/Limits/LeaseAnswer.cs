namespace GenXai.Activities.Resilience.Limits;

/// <summary>What a store says to a request for a lease.</summary>
/// <param name="LeaseId">The lease; null when the deployment is full.</param>
/// <param name="Wait">When it is full, how long until there may be room again.</param>
public sealed record LeaseAnswer(string? LeaseId, TimeSpan Wait);
