using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Human;

/// <summary><c>human.requested</c>: A person is asked.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Prompt">What they are asked; may be empty.</param>
/// <param name="Options">The answers to choose from; empty allows any.</param>
/// <param name="Until">When the wait ends, UTC; null waits for ever.</param>
/// <param name="EscalateTo">Who is asked next; null for nobody.</param>
/// <param name="Call">The tool call that they are to allow; null for any other question.</param>
/// <param name="To">Who is asked; null: whoever sees it.</param>
/// <param name="Schema">The JSON Schema of an answer; null for any.</param>
public sealed record HumanRequested(
    int Step,
    string Prompt,
    IReadOnlyList<JsonElement> Options,
    DateTimeOffset? Until,
    string? EscalateTo,
    AskedToolCall? Call = null,
    string? To = null,
    JsonElement? Schema = null) : OpenStepData
{
    internal override LogUrgency Urgency => LogUrgency.Now;
}
