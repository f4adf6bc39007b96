namespace GenXai.Workflows.Flows.Functions.Rounds;

/// <summary>What the function <c>selected</c> takes.</summary>
internal sealed record SelectedArguments(IReadOnlyList<AgentReply> Replies, int Turns, bool Done, int Max, bool Fails);
