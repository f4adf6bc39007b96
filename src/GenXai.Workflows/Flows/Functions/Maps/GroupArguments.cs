using GenXai.Workflows.Flows.Functions.Members;
using GenXai.Workflows.Flows.Functions.Pools;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>What the function <c>group</c> takes.</summary>
internal sealed record GroupArguments(PoolOutput Work, int Level, IReadOnlyList<FailedMember> Failed, int FanIn, int MaxTokens);
