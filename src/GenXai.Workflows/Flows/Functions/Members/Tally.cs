using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>What one choice got.</summary>
internal sealed record Tally(JsonElement Vote, decimal Weight, int Count);
