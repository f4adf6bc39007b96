using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.completed</c>: A node has completed.</summary>
/// <param name="Output">Its output; null for a node without one of its own.</param>
/// <param name="DurationMs">How long its calls took, in milliseconds, measured in activities.</param>
public sealed record NodeCompleted(JsonElement? Output, double DurationMs) : LogData;
