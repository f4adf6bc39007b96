using System.Text.Json.Serialization;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Edge;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;

namespace GenXai.Workflows.Contracts.Log;

/// <summary>Source-generated JSON of the log entries' data.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = JsonLimits.MaxDepth)]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(RunContinued))]
[JsonSerializable(typeof(RunForked))]
[JsonSerializable(typeof(RunRestored))]
[JsonSerializable(typeof(RunRetried))]
[JsonSerializable(typeof(RunWaiting))]
[JsonSerializable(typeof(RunDraining))]
[JsonSerializable(typeof(RunCompleted))]
[JsonSerializable(typeof(RunFailed))]
[JsonSerializable(typeof(RunTerminated))]
[JsonSerializable(typeof(NodeStarted))]
[JsonSerializable(typeof(NodeCompleted))]
[JsonSerializable(typeof(NodeFailed))]
[JsonSerializable(typeof(NodeRetrying))]
[JsonSerializable(typeof(NodeSkipped))]
[JsonSerializable(typeof(NodeCancelled))]
[JsonSerializable(typeof(NodeNoted))]
[JsonSerializable(typeof(NodeAdvanced))]
[JsonSerializable(typeof(NodePacked))]
[JsonSerializable(typeof(NodeElementStarted))]
[JsonSerializable(typeof(NodeWaiting))]
[JsonSerializable(typeof(NodeRoundStarted))]
[JsonSerializable(typeof(NodeLoopEnded))]
[JsonSerializable(typeof(EdgeTaken))]
[JsonSerializable(typeof(EdgeDeclined))]
[JsonSerializable(typeof(EdgeReturned))]
[JsonSerializable(typeof(ModelCompleted))]
[JsonSerializable(typeof(ToolCompleted))]
[JsonSerializable(typeof(StateChanged))]
[JsonSerializable(typeof(HumanRequested))]
[JsonSerializable(typeof(HumanAnswered))]
[JsonSerializable(typeof(HumanReminded))]
[JsonSerializable(typeof(HumanExpired))]
[JsonSerializable(typeof(ChildStarted))]
[JsonSerializable(typeof(ChildWaiting))]
[JsonSerializable(typeof(ChildEnded))]
[JsonSerializable(typeof(CheckpointTaken))]
[JsonSerializable(typeof(CompensationPlanned))]
[JsonSerializable(typeof(CompensationPacked))]
[JsonSerializable(typeof(CompensationStarted))]
[JsonSerializable(typeof(CompensationCompleted))]
[JsonSerializable(typeof(CompensationFailed))]
[JsonSerializable(typeof(BudgetReserved))]
[JsonSerializable(typeof(BudgetRefused))]
[JsonSerializable(typeof(BudgetAsked))]
[JsonSerializable(typeof(BudgetGranted))]
internal sealed partial class LogJsonContext : JsonSerializerContext;
