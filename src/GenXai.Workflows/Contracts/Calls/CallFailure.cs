namespace GenXai.Workflows.Contracts.Calls;

/// <summary>Why a model or tool call gave no result. A value, not an exception.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Message">What went wrong, for people; no secrets.</param>
/// <param name="Transient">Whether trying again may help (time-outs, 408, 429, 5xx, connection).</param>
/// <param name="RetryAfterSeconds">How long the service asks to wait; null when it does not say.</param>
public sealed record CallFailure(string Code, string Message, bool Transient, double? RetryAfterSeconds = null);
