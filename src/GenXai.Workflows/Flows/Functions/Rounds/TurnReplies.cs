namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>The replies so far.</summary>
internal sealed record TurnReplies(IReadOnlyList<AgentReply> Replies, int Turns);
