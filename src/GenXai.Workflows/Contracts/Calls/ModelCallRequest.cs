using System.Text.Json;
using System.Text.Json.Serialization;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Conversations;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The input of the <c>model</c> activity: one request to one model.</summary>
public sealed record ModelCallRequest
{
    /// <summary>Who calls, and under which key.</summary>
    public required CallOrigin Origin { get; init; }

    /// <summary>The agent's id in the workflow named by <see cref="Origin"/>.</summary>
    public required string Agent { get; init; }

    /// <summary>The template of the task; null means the agent's goal.</summary>
    public string? Task { get; init; }

    /// <summary>The values of the names that the task reads.</summary>
    public IReadOnlyList<Binding> Bindings { get; init; } = [];

    /// <summary>What reached the node; null where it is left out.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Shared memory, oldest first; empty where it is off.</summary>
    public IReadOnlyList<MemoryItem> Memory { get; init; } = [];

    /// <summary>
    /// What was said before <see cref="Conversation"/>, as it stands in the payload store: the rounds and what the first
    /// prompt is made of, which is then empty here. Null where this request tells all.
    /// </summary>
    public ConversationReference? Earlier { get; init; }

    /// <summary>The conversation after the first prompt, or after <see cref="Earlier"/>: replies, tool results, corrections.</summary>
    public IReadOnlyList<ConversationPart> Conversation { get; init; } = [];

    /// <summary>Whether the caller can have a summary made: then the outcome of a prompt that is too long may ask for one. Otherwise it is cut.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MaySummarise { get; init; }

    /// <summary>Asks for a summary of what would be left out of the prompt, in place of the reply.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Summarise { get; init; }

    /// <summary>What an earlier call made of the parts that are left out of the prompt; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>Which call of this agent in the run, from 1: chooses the scripted reply.</summary>
    public int AgentCall { get; init; }

    /// <summary>Longest time of the call in seconds.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>The time-out that the author gave, in seconds, for the message; null when only the hard one applies.</summary>
    public double? StatedTimeoutSeconds { get; init; }

    /// <summary>How long the earlier calls of this turn took, in milliseconds; told only to agents with a memory of their own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double ElapsedMs { get; init; }

    /// <summary>What the call may cost at most: if it may cost more it is not made, and says what it needs. Null: no budget holds.</summary>
    public BudgetLimit? Allowance { get; init; }

    /// <summary>A model that stands in for the agent's own (fallback); null for the agent's own.</summary>
    public string? ModelOverride { get; init; }
}
