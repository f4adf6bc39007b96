using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.completed</c>: A node has completed.</summary>
/// <param name="Output">Its output; absent for a node without one of its own, and where <paramref name="FromStep"/> is given.</param>
/// <param name="FromStep">The step whose result is the output, so that the value stands in the log once; null: none.</param>
/// <param name="DurationMs">How long its calls took, in milliseconds, measured in activities.</param>
/// <param name="Warning">What did not go well though it completed; null for nothing.</param>
public sealed record NodeCompleted(JsonElement? Output, int? FromStep, double DurationMs, string? Warning = null) : LogData;
