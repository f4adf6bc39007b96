using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Memory;

/// <summary>One model call of an agent that has a memory of its own.</summary>
internal sealed record MemoryTurn
{
    /// <summary>Whose memory it is.</summary>
    public required string Owner { get; init; }

    public required string Kind { get; init; }

    public required AgentMemoryDefinition Settings { get; init; }

    public required ModelCallRequest Request { get; init; }

    /// <summary>What the agent is asked.</summary>
    public required string Task { get; init; }

    /// <summary>Where the meaning of the task lies.</summary>
    public required ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>The embedding model.</summary>
    public required string Model { get; init; }

    public required DateTimeOffset Now { get; init; }

    public string Key => Request.Origin.Key;

    public string Run => Request.Origin.RootId;

    /// <summary>The tools that were called in this turn, in order.</summary>
    public IReadOnlyList<string> Actions =>
        [.. Request.Conversation.SelectMany(static part => part.ToolCalls).Select(static call => call.Name)];

    /// <summary>A new memory of this turn, without its vector.</summary>
    public MemoryRecord New(string kind, string id, string text, MemoryDetails details) => new()
    {
        Id = id,
        Owner = Owner,
        Kind = kind,
        Run = Run,
        Text = text,
        Details = details,
        At = Now,
        UsedAt = Now,
        Calls = [Key],
    };
}
