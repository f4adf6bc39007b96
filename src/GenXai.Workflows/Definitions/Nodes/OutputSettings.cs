using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of an <c>output</c> node.</summary>
/// <param name="Output">A template (text, or a structure that holds templates); null hands on what reached the node.</param>
public sealed record OutputSettings(JsonElement? Output = null) : NodeSettings;
