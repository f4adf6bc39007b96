using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Pools;

/// <summary>What one element of a pool gave.</summary>
internal sealed record PoolItem(string Id, string Agent, string Status, JsonElement? Result = null, string? Error = null)
{
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
}
