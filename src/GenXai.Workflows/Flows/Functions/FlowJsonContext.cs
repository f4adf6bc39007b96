using System.Text.Json.Serialization;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Flows.Functions.Maps;
using GenXai.Workflows.Flows.Functions.Members;
using GenXai.Workflows.Flows.Functions.Plans;
using GenXai.Workflows.Flows.Functions.Pools;
using GenXai.Workflows.Flows.Functions.Rounds;
using GenXai.Workflows.Flows.Functions.Supervisions;

namespace GenXai.Workflows.Flows.Functions;

/// <summary>Source-generated JSON of what flow functions take and give; results are what users read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(GatherArguments))]
[JsonSerializable(typeof(Gathered))]
[JsonSerializable(typeof(VoteArguments))]
[JsonSerializable(typeof(Voted))]
[JsonSerializable(typeof(TurnArguments))]
[JsonSerializable(typeof(TurnReplies))]
[JsonSerializable(typeof(SelectedArguments))]
[JsonSerializable(typeof(Selected))]
[JsonSerializable(typeof(ReviewArguments))]
[JsonSerializable(typeof(Reviewing))]
[JsonSerializable(typeof(ReviewedArguments))]
[JsonSerializable(typeof(Reviewed))]
[JsonSerializable(typeof(PartsArguments))]
[JsonSerializable(typeof(AssignArguments))]
[JsonSerializable(typeof(Assigned))]
[JsonSerializable(typeof(CollectArguments))]
[JsonSerializable(typeof(Collected))]
[JsonSerializable(typeof(ShardArguments))]
[JsonSerializable(typeof(Sharded))]
[JsonSerializable(typeof(GroupArguments))]
[JsonSerializable(typeof(Grouped))]
[JsonSerializable(typeof(ConcludeArguments))]
[JsonSerializable(typeof(Concluded))]
[JsonSerializable(typeof(AgainArguments))]
[JsonSerializable(typeof(PoolOutput))]
[JsonSerializable(typeof(PoolScale))]
[JsonSerializable(typeof(List<ScheduleItem>))]
internal sealed partial class FlowJsonContext : JsonSerializerContext;
