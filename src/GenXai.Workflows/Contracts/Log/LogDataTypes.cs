using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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

/// <summary>The closed list of entry types, and the JSON of each.</summary>
public static class LogDataTypes
{
    private static readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Info)> ByClass = List();

    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName =
        ByClass.Values.ToFrozenDictionary(pair => pair.Name, pair => pair.Info, StringComparer.Ordinal);

    /// <summary>The names of all types, sorted ordinally.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The type name of an entry's data.</summary>
    /// <param name="data">The data.</param>
    public static string NameOf(LogData data) => ByClass[data.GetType()].Name;

    /// <summary>How an entry's data is written.</summary>
    /// <param name="data">The data.</param>
    public static JsonTypeInfo InfoOf(LogData data) => ByClass[data.GetType()].Info;

    /// <summary>How the data of a type is read.</summary>
    /// <param name="name">The type's name.</param>
    /// <exception cref="JsonException">There is no such type.</exception>
    public static JsonTypeInfo InfoOf(string name) =>
        ByName.TryGetValue(name, out var info) ? info : throw new JsonException($"unknown log entry type '{name}'");

    private static FrozenDictionary<Type, (string Name, JsonTypeInfo Info)> List()
    {
        var json = LogJsonContext.Default;
        return new Dictionary<Type, (string, JsonTypeInfo)>
        {
            [typeof(RunStarted)] = ("run.started", json.RunStarted),
            [typeof(RunContinued)] = ("run.continued", json.RunContinued),
            [typeof(RunForked)] = ("run.forked", json.RunForked),
            [typeof(RunRestored)] = ("run.restored", json.RunRestored),
            [typeof(RunRetried)] = ("run.retried", json.RunRetried),
            [typeof(RunWaiting)] = ("run.waiting", json.RunWaiting),
            [typeof(RunDraining)] = ("run.draining", json.RunDraining),
            [typeof(RunCompleted)] = ("run.completed", json.RunCompleted),
            [typeof(RunFailed)] = ("run.failed", json.RunFailed),
            [typeof(RunTerminated)] = ("run.terminated", json.RunTerminated),
            [typeof(NodeStarted)] = ("node.started", json.NodeStarted),
            [typeof(NodeCompleted)] = ("node.completed", json.NodeCompleted),
            [typeof(NodeFailed)] = ("node.failed", json.NodeFailed),
            [typeof(NodeRetrying)] = ("node.retrying", json.NodeRetrying),
            [typeof(NodeSkipped)] = ("node.skipped", json.NodeSkipped),
            [typeof(NodeCancelled)] = ("node.cancelled", json.NodeCancelled),
            [typeof(NodeNoted)] = ("node.noted", json.NodeNoted),
            [typeof(NodeAdvanced)] = ("node.advanced", json.NodeAdvanced),
            [typeof(NodePacked)] = ("node.packed", json.NodePacked),
            [typeof(NodeElementStarted)] = ("node.element_started", json.NodeElementStarted),
            [typeof(NodeWaiting)] = ("node.waiting", json.NodeWaiting),
            [typeof(NodeRoundStarted)] = ("node.round_started", json.NodeRoundStarted),
            [typeof(NodeLoopEnded)] = ("node.loop_ended", json.NodeLoopEnded),
            [typeof(EdgeTaken)] = ("edge.taken", json.EdgeTaken),
            [typeof(EdgeDeclined)] = ("edge.declined", json.EdgeDeclined),
            [typeof(EdgeReturned)] = ("edge.returned", json.EdgeReturned),
            [typeof(ModelCompleted)] = ("model.completed", json.ModelCompleted),
            [typeof(ToolCompleted)] = ("tool.completed", json.ToolCompleted),
            [typeof(StateChanged)] = ("state.changed", json.StateChanged),
            [typeof(HumanRequested)] = ("human.requested", json.HumanRequested),
            [typeof(HumanAnswered)] = ("human.answered", json.HumanAnswered),
            [typeof(HumanReminded)] = ("human.reminded", json.HumanReminded),
            [typeof(HumanExpired)] = ("human.expired", json.HumanExpired),
            [typeof(ChildWaiting)] = ("child.waiting", json.ChildWaiting),
            [typeof(ChildStarted)] = ("child.started", json.ChildStarted),
            [typeof(ChildEnded)] = ("child.ended", json.ChildEnded),
            [typeof(BudgetReserved)] = ("budget.reserved", json.BudgetReserved),
            [typeof(BudgetRefused)] = ("budget.refused", json.BudgetRefused),
            [typeof(BudgetAsked)] = ("budget.asked", json.BudgetAsked),
            [typeof(BudgetGranted)] = ("budget.granted", json.BudgetGranted),
            [typeof(CompensationPlanned)] = ("compensation.planned", json.CompensationPlanned),
            [typeof(CompensationPacked)] = ("compensation.packed", json.CompensationPacked),
            [typeof(CompensationStarted)] = ("compensation.started", json.CompensationStarted),
            [typeof(CompensationCompleted)] = ("compensation.completed", json.CompensationCompleted),
            [typeof(CompensationFailed)] = ("compensation.failed", json.CompensationFailed),
            [typeof(CheckpointTaken)] = ("checkpoint.taken", json.CheckpointTaken),
        }.ToFrozenDictionary();
    }
}
