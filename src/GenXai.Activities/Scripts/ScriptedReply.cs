using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Activities.Scripts;

/// <summary>One scripted reply: a text, a JSON value, tool calls (with or without a text), or an error.</summary>
public sealed record ScriptedReply
{
    /// <summary>The text; null where the reply is none.</summary>
    public string? Text { get; init; }

    /// <summary>The JSON value; null where the reply is none.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>The message of the error; null where the reply is none.</summary>
    public string? Error { get; init; }

    /// <summary>The error's kind.</summary>
    public ReplyErrorKind Kind { get; init; }

    /// <summary>How long the reply takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many calls it answers, at least 1.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The tool calls that the model asks for.</summary>
    public ImmutableArray<ScriptedToolCall> ToolCalls { get; init; } = [];

    /// <summary>Tokens of the prompt; null to estimate them.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens of the reply; null to estimate them.</summary>
    public long? OutputTokens { get; init; }
}
