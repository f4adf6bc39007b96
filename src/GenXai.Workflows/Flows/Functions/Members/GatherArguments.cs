namespace GenXai.Workflows.Flows.Functions.Members;

/// <summary>What the function <c>gather</c> takes.</summary>
internal sealed record GatherArguments(IReadOnlyList<MemberReply> Members);
