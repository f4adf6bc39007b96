namespace GenXai.Workflows.Contracts.Batches;

/// <summary>How a callback went.</summary>
/// <param name="Delivered">Whether the receiver answered 2xx.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">Why it was not delivered; null when it was.</param>
/// <param name="Transient">Whether another attempt may do better.</param>
public sealed record BatchCallbackOutcome(bool Delivered, int Attempts, string? Error, bool Transient = false);
