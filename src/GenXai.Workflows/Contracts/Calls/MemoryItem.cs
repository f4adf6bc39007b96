using System.Text.Json;

namespace GenXai.Workflows.Contracts.Calls;

/// <summary>One entry of shared memory.</summary>
/// <param name="Key">Its key; an agent's reply stands under the agent's id.</param>
/// <param name="Value">Its value.</param>
public sealed record MemoryItem(string Key, JsonElement Value);
