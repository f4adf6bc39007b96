using System.Text.Json;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The result of the <c>tool</c> activity.</summary>
public sealed record ToolCallOutcome : ICallOutcome
{
    /// <summary>The tool's result; null on failure.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Why there is no result; null on success.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>How long the call took, in milliseconds, measured in the activity.</summary>
    public double DurationMs { get; init; }
}
