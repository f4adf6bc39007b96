using System.Text.Json;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>The input of the <c>tool</c> activity: one call of one tool.</summary>
public sealed record ToolCallRequest
{
    /// <summary>Who calls, and under which key.</summary>
    public required CallOrigin Origin { get; init; }

    /// <summary>The tool's name.</summary>
    public required string Tool { get; init; }

    /// <summary>A tool node's parameters: an object whose texts are templates. Null when a model gave <see cref="Arguments"/>.</summary>
    public JsonElement? Params { get; init; }

    /// <summary>The values of the names that <see cref="Params"/> reads.</summary>
    public IReadOnlyList<Binding> Bindings { get; init; } = [];

    /// <summary>Arguments that a model gave, as they are.</summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>The arguments that a person has allowed, as they were shown; null when nobody has.</summary>
    public JsonElement? Approved { get; init; }

    /// <summary>Which call of this tool in the run, from 1: chooses the scripted reply.</summary>
    public int ToolCall { get; init; }

    /// <summary>Longest time of the call in seconds.</summary>
    public double TimeoutSeconds { get; init; }

    /// <summary>The time-out that the author gave, in seconds, for the message; null when only the hard one applies.</summary>
    public double? StatedTimeoutSeconds { get; init; }
}
