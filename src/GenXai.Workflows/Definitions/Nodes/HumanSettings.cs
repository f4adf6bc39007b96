using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>human</c> node.</summary>
/// <param name="Prompt">The template of what the person is asked; null for none.</param>
/// <param name="Options">The answers to choose from; empty allows any.</param>
/// <param name="Asking">How long is asked, and whom.</param>
/// <param name="DefaultResponse">The answer taken at the last time-out; null fails the node instead.</param>
public sealed record HumanSettings(
    string? Prompt,
    ImmutableArray<JsonElement> Options,
    AskingSettings Asking,
    JsonElement? DefaultResponse = null) : NodeSettings
{
    /// <summary>The JSON Schema of an answer; null for any.</summary>
    public JsonElement? Schema { get; init; }
}
