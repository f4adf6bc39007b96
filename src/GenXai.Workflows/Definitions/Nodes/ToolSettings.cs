using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>tool</c> node.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Params">Its parameters, an object whose texts are templates; null for none.</param>
public sealed record ToolSettings(string Tool, JsonElement? Params = null) : NodeSettings;
