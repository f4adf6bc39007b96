using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>human</c> node.</summary>
/// <param name="Prompt">The template of what the person is asked; null for none.</param>
/// <param name="Options">The answers to choose from; empty allows any.</param>
/// <param name="TimeoutSeconds">How long to wait, in seconds; null waits for ever.</param>
/// <param name="DefaultResponse">The answer taken at the time-out; null fails the node instead.</param>
public sealed record HumanSettings(
    string? Prompt,
    ImmutableArray<JsonElement> Options,
    double? TimeoutSeconds = null,
    JsonElement? DefaultResponse = null) : NodeSettings
{
    /// <summary>Who is asked next, one after another, each when the one before has not answered in time.</summary>
    public ImmutableArray<EscalationSettings> EscalateTo { get; init; } = [];

    /// <summary>The JSON Schema of an answer; null for any.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>How often whoever is asked is reminded, in seconds, above 0; null for never.</summary>
    public double? RemindEverySeconds { get; init; }

    /// <summary>Most reminders of one question, 1 to 1,000.</summary>
    public int MaxReminders { get; init; } = 10;
}
