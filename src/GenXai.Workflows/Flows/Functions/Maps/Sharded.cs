using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>The parts of a large input.</summary>
internal sealed record Sharded(IReadOnlyList<JsonElement> Items, int Count, string By);
