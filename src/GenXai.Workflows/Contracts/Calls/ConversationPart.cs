using System.Text.Json;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>One part of a conversation with a model after its first prompt.</summary>
public sealed record ConversationPart
{
    /// <summary><c>assistant</c> (the model), <c>tool</c> (a tool's answer) or <c>user</c> (a correction).</summary>
    public required string Role { get; init; }

    /// <summary>The text; for a tool the result or the error.</summary>
    public string? Text { get; init; }

    /// <summary>The text as a stored value, where it is large; null where <see cref="Text"/> says it.</summary>
    public JsonElement? Stored { get; init; }

    /// <summary>The tool calls that the model asked for (assistant only).</summary>
    public IReadOnlyList<ToolCallAsked> ToolCalls { get; init; } = [];

    /// <summary>The id of the tool call that this answers (tool only).</summary>
    public string? ToolCallId { get; init; }
}
