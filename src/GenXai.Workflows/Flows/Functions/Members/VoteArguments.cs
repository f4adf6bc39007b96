namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>What the function <c>vote</c> takes.</summary>
internal sealed record VoteArguments(IReadOnlyList<MemberReply> Members, string? Field, decimal Threshold, int Quorum);
