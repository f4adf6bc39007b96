namespace GenXai.Activities.Callbacks;

/// <summary>How one attempt to call back went.</summary>
/// <param name="Delivered">Whether the receiver answered 2xx.</param>
/// <param name="Error">Why not; null when it did.</param>
/// <param name="Transient">Whether another attempt may do better.</param>
public sealed record CallbackResult(bool Delivered, string? Error, bool Transient);
