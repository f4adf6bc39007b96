using System.Text.Json;
using System.Text.Json.Serialization;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Conversations;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The result of the <c>model</c> activity.</summary>
public sealed record ModelCallOutcome : ICallOutcome
{
    /// <summary>The reply as a value: JSON where it is JSON, else text. Null on failure, on tool calls, on an invalid reply.</summary>
    public JsonElement? Reply { get; init; }

    /// <summary>The reply as the model wrote it.</summary>
    public string? Text { get; init; }

    /// <summary>The reply as the model wrote it, as a stored value where it is large and the conversation goes on.</summary>
    public JsonElement? StoredText { get; init; }

    /// <summary>The tool calls that the model asks for; empty when it has answered.</summary>
    public IReadOnlyList<ToolCallAsked> ToolCalls { get; init; } = [];

    /// <summary>
    /// Of the memory tools that it asks for, those that the host has rules for, or a script a stub: their calls begin with
    /// the <c>tool</c> activity. Null for none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? GuardedTools { get; init; }

    /// <summary>Why the reply does not fit <c>output_schema</c>; empty when it does.</summary>
    public IReadOnlyList<string> SchemaErrors { get; init; } = [];

    /// <summary>
    /// What the model had been told when it said this, as it was stored because the conversation goes on: the next
    /// request refers to it. Null after the first prompt of a turn, which the next request tells once more.
    /// </summary>
    public ConversationReference? Earlier { get; init; }

    /// <summary>Why there is no reply; null on success.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>Tokens and money.</summary>
    public CallUsage Usage { get; init; } = new(0, 0, 0);

    /// <summary>What the call may cost, as measured before it was made; null where no budget holds.</summary>
    public CallBudget? Budget { get; init; }

    /// <summary>The model that answered, such as <c>offline</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the reply came from the cache: no model was asked, and nothing was paid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Cached { get; init; }

    /// <summary>Whether no request was made, because the prompt is too long and the model is set to have it summarised: ask for the summary, then again with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NeedsSummary { get; init; }

    /// <summary>Whether the reply is not the agent's, but a summary of what did not fit its prompt.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSummary { get; init; }

    /// <summary>What happened on the way, for people: retries, what was cut from the prompt; null for nothing.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Whether this is what the agent has to say: no failure, no question to a tool, nothing to be corrected, no summary.</summary>
    [JsonIgnore]
    public bool IsAnswer => Failure is null && !GoesOn && !NeedsSummary && !IsSummary;

    /// <summary>Whether the model is to be called again: it asks for tools, or its reply does not fit its schema.</summary>
    [JsonIgnore]
    public bool GoesOn => ToolCalls.Count > 0 || SchemaErrors.Count > 0;

    /// <summary>How long the call took, in milliseconds, measured in the activity.</summary>
    public double DurationMs { get; init; }
}
