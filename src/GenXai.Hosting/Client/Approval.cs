using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Human;

namespace GenXai.Hosting.Client;

/// <summary>A question that waits for a person.</summary>
/// <param name="RunId">The root run.</param>
/// <param name="Workflow">The workflow that asks.</param>
/// <param name="AskedBy">The run that asks: the root run itself, or a sub-run of it.</param>
/// <param name="Node">The node, with the path through sub-workflows; what an answer is addressed to.</param>
/// <param name="Prompt">What is asked.</param>
/// <param name="Options">The answers to choose from; empty allows any.</param>
/// <param name="AskedAt">Since when, UTC.</param>
/// <param name="Until">Until when, UTC; null: for ever.</param>
/// <param name="EscalateTo">Who is asked next; null for nobody.</param>
/// <param name="Call">The tool call that is to be allowed; null for any other question.</param>
public sealed record Approval(
    string RunId,
    string Workflow,
    string AskedBy,
    string Node,
    string Prompt,
    IReadOnlyList<JsonElement> Options,
    DateTimeOffset AskedAt,
    DateTimeOffset? Until,
    string? EscalateTo,
    AskedToolCall? Call = null)
{
    /// <summary>Who is asked; null: whoever sees it.</summary>
    public string? To { get; init; }

    /// <summary>The JSON Schema of an answer; null for any.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>How often whoever is asked was reminded.</summary>
    public int Reminders { get; init; }
}
