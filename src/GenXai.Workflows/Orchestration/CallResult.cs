namespace GenXai.Workflows.Orchestration;

/// <summary>What a call gave: a value, or a failure. Never both.</summary>
/// <param name="Value">The serialised result; null when the call failed or gave nothing.</param>
/// <param name="Failure">Why the call failed; null when it did not.</param>
public readonly record struct CallResult(string? Value, FailureDetails? Failure)
{
    /// <summary>True when the call failed.</summary>
    public bool Failed => Failure is not null;

    /// <summary>A call that succeeded.</summary>
    /// <param name="value">The serialised result.</param>
    public static CallResult Success(string? value) => new(value, null);

    /// <summary>A call that failed.</summary>
    /// <param name="type">A short name of the failure's kind.</param>
    /// <param name="message">What went wrong.</param>
    public static CallResult Fail(string type, string message) => new(null, new FailureDetails(type, message));
}
