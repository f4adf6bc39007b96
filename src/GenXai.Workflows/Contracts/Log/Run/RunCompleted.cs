using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Run;

/// <summary><c>run.completed</c>: The run has completed.</summary>
/// <param name="Output">Its output.</param>
public sealed record RunCompleted(JsonElement Output) : LogData;
