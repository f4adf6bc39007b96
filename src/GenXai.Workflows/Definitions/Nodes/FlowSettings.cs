using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>flow</c> node: a ready pattern.</summary>
/// <param name="FlowType">The pattern.</param>
/// <param name="Agents">The agents that take part.</param>
/// <param name="Params">The pattern's own settings.</param>
/// <param name="Task">The template of the task.</param>
public sealed record FlowSettings(
    string FlowType,
    ImmutableArray<string> Agents,
    JsonElement? Params = null,
    string? Task = null) : NodeSettings;
