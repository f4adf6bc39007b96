using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>A reply in the order of a flow.</summary>
internal sealed record AgentReply(string Agent, JsonElement Reply);
