using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.noted</c>: A decision inside a node that must not be made again after continue-as-new.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Value">What was decided.</param>
public sealed record NodeNoted(int Step, JsonElement Value) : StepData;
