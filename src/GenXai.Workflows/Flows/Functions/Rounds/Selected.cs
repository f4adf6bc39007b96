using System.Text.Json;

namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>The result of a selector.</summary>
internal sealed record Selected(JsonElement Result, bool Finished, int Turns, IReadOnlyList<AgentReply> Replies);
