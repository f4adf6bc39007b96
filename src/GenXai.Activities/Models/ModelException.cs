using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Activities.Models;

/// <summary>An expected failure of a model: it becomes the call's outcome, not a fault of the host.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What went wrong, for people; no secrets.</param>
    /// <param name="transient">Whether trying again may help.</param>
    /// <param name="innerException">What caused it; may be null.</param>
    /// <param name="retryAfterSeconds">How long the service asks to wait; null when it does not say.</param>
    public ModelException(string message, bool transient, Exception? innerException = null, double? retryAfterSeconds = null)
        : base(message, innerException)
    {
        Transient = transient;
        RetryAfterSeconds = retryAfterSeconds;
    }

    /// <summary>Whether trying again may help.</summary>
    public bool Transient { get; }

    /// <summary>How long the service asks to wait, in seconds; null when it does not say.</summary>
    public double? RetryAfterSeconds { get; }

    /// <summary>The code of the failure.</summary>
    internal string Code { get; init; } = ErrorCodes.NodeFailed;

    /// <summary>Whether the service answered: then a retry has a new key, else it keeps its key.</summary>
    internal bool Answered { get; init; }

    /// <summary>Whether the service itself is at fault (5xx, time-out, connection): only that counts for its breaker.</summary>
    internal bool ServiceFault { get; init; }

    /// <summary>What a reply that is none was billed; null for nothing.</summary>
    internal CallUsage? Usage { get; set; }

    /// <summary>Whether our own limits refused the call before it was made: retrying inside the activity is no use.</summary>
    internal bool Refused { get; init; }
}
