using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>What becomes of the output of a sub-workflow.</summary>
/// <param name="Template">The template of the node's output.</param>
public sealed record OutputMapping(JsonElement Template);
