using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>human</c> node.</summary>
/// <param name="Prompt">The template of what the person is asked; null for none.</param>
/// <param name="Options">The answers to choose from; empty allows any.</param>
/// <param name="TimeoutSeconds">How long to wait, in seconds; null waits for ever.</param>
/// <param name="DefaultResponse">The answer taken at the time-out; null fails the node instead.</param>
/// <param name="EscalateTo">Who is asked next; null for nobody.</param>
public sealed record HumanSettings(
    string? Prompt,
    ImmutableArray<JsonElement> Options,
    double? TimeoutSeconds = null,
    JsonElement? DefaultResponse = null,
    string? EscalateTo = null) : NodeSettings;
