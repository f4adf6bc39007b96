using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What the function <c>turn</c> takes.</summary>
internal sealed record TurnArguments(IReadOnlyList<AgentReply> Replies, string Agent, OrderedDictionary<string, JsonElement> Outputs);
