using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>One vote.</summary>
internal sealed record Ballot(string Agent, JsonElement Vote, decimal Weight);
