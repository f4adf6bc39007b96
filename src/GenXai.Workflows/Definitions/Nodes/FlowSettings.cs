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
    string? Task = null) : NodeSettings
{
    /// <summary>The template of the list or text that <c>map_reduce</c> works on; null: what reached the node.</summary>
    public string? Items => Params is { ValueKind: JsonValueKind.Object } given
        && given.TryGetProperty("items"u8, out var items) ? items.GetString() : null;
}
