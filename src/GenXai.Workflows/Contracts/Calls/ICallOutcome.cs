namespace GenXai.Workflows.Contracts.Calls;

/// <summary>What every call gives, of a model or of a tool.</summary>
public interface ICallOutcome
{
    /// <summary>Why there is no result; null on success.</summary>
    CallFailure? Failure { get; }

    /// <summary>How long the call took, in milliseconds, measured in the activity.</summary>
    double DurationMs { get; }
}
