using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>What a task came to.</summary>
internal sealed record TaskResult(
    string Id, string Task, string Worker, string Status, JsonElement? Result = null, string? Error = null);
