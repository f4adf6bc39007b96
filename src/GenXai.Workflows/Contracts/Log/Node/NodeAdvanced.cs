using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.advanced</c>: One element of a for_each or one pass of a loop is done.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Value">What it gave.</param>
/// <param name="DurationMs">How long its calls took, in milliseconds.</param>
public sealed record NodeAdvanced(int Index, JsonElement Value, double DurationMs) : LogData;
