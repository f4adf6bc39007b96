using System.Text.Json;

namespace GenXai.Workflows.Definitions;

/// <summary>A step of a tool that is composed of others.</summary>
/// <param name="Id">The name of its result for later steps.</param>
/// <param name="Tool">The tool that it calls.</param>
/// <param name="Params">That tool's parameters, an object whose texts are templates; null for none.</param>
/// <param name="Location">Where it stands.</param>
public sealed record ToolStep(string Id, string Tool, JsonElement? Params, SourceLocation Location);
