using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The result of the <c>tool</c> activity.</summary>
public sealed record ToolCallOutcome : ICallOutcome
{
    /// <summary>The tool's result; null when there is none (yet).</summary>
    public JsonElement? Result { get; init; }

    /// <summary>The arguments that a person must allow before the call is made, secrets masked; null when nobody is asked.</summary>
    public JsonElement? Asks { get; init; }

    /// <summary>How long the host gives whoever is asked, in seconds, where the workflow does not say; null for ever.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AsksWithinSeconds { get; init; }

    /// <summary>
    /// The validated arguments of a tool that the interpreter does: one composed of others, which it calls one by one, or a
    /// memory tool, whose entity it calls; null for all other tools.
    /// </summary>
    public JsonElement? Expands { get; init; }

    /// <summary>Why there is no result; null on success.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>How long the call took, in milliseconds, measured in the activity.</summary>
    public double DurationMs { get; init; }
}
