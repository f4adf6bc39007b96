using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>What the function <c>shard</c> takes.</summary>
internal sealed record ShardArguments(JsonElement Items, string? By = null, int? Size = null);
