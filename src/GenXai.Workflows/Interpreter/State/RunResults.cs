using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Turns a run's state into its result object.</summary>
internal static class RunResults
{
    public static RunResult Of(RunState state, string runId) => new()
    {
        RunId = runId,
        Workflow = state.Graph.Definition.Name,
        Definition = state.Started?.Definition ?? "",
        Status = state.Status,
        Output = state.Output,
        Error = state.Error,
        Nodes =
        [
            .. state.Graph.Nodes.Select(node =>
            {
                var of = state.Of(node);
                return new NodeResult(
                    node.Id,
                    KindName(node.Definition.Kind),
                    of.Status,
                    of.Iterations,
                    of.DurationMs,
                    of.Error,
                    of.Usage == RunUsage.None ? null : of.Usage);
            }),
        ],
        Executed = [.. state.Executed.Select(index => state.Graph.Nodes[index].Id)],
        Warnings = [.. state.Warnings],
        Compensated = state.Saga.Compensated.Count == 0 ? null : [.. state.Saga.Compensated],
        CompensationFailed = state.Saga.Failed.Count == 0 ? null : [.. state.Saga.Failed],
        State = StateOf(state),
        Usage = state.Usage,
        Tools = [.. state.Tools.Values],
    };

    /// <summary>The state variables as one object.</summary>
    public static JsonElement StateOf(RunState state) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var pair in state.Variables)
        {
            writer.WritePropertyName(pair.Key);
            pair.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    /// <summary>The name of a node kind as it stands in files.</summary>
    public static string KindName(NodeKind kind) => kind switch
    {
        NodeKind.Input => "input",
        NodeKind.Output => "output",
        NodeKind.Agent => "agent",
        NodeKind.Tool => "tool",
        NodeKind.Condition => "condition",
        NodeKind.Subgraph => "subgraph",
        NodeKind.Loop => "loop",
        NodeKind.Flow => "flow",
        NodeKind.Human => "human",
        NodeKind.Wait => "wait",
        NodeKind.Set => "set",
        NodeKind.Checkpoint => "checkpoint",
        NodeKind.Compute => "compute",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of node"),
    };
}
