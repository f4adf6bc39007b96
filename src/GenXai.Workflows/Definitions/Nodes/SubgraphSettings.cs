using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>subgraph</c> node.</summary>
/// <param name="Workflow">The workflow as authored: a path or a name.</param>
/// <param name="Input">The template of its input; null hands on what reached the node.</param>
/// <param name="Output">What becomes of its output; null: it is the node's as it is.</param>
public sealed record SubgraphSettings(string Workflow, JsonElement? Input = null, OutputMapping? Output = null) : NodeSettings;
