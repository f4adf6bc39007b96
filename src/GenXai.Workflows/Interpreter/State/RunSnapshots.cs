using System.Text.Json;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Turns a run's state into a snapshot and back.</summary>
internal static class RunSnapshots
{
    private const string Decisions = ".td";

    public static RunSnapshot Take(RunState state) => new()
    {
        LastSeq = state.LastSeq,
        Generation = state.Generation,
        Started = state.Started!,
        StartedAt = state.StartedAt,
        Nodes = [.. state.Graph.Nodes.Where(node => state.Of(node).IsTouched).Select(node => Take(node.Index, state.Of(node)))],
        Edges = string.Create(state.Edges.Length, state.Edges, static (span, edges) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Decisions[(int)edges[i]];
            }
        }),
        Loops = [.. state.Loops.Select(loop => new LoopSnapshot(
            loop.Rounds, loop.IsOver, loop.Outward, loop.WentBack, loop.Arrived, loop.EndedSeq))],
        Executed = [.. state.Executed],
        State = [.. state.Variables.Select(pair => new NamedValue(pair.Key, pair.Value))],
        StateVersion = state.StateVersion,
        Memory = [.. state.Memory.Select(pair => new NamedValue(pair.Key, pair.Value))],
        Warnings = [.. state.Warnings],
        Usage = state.Usage,
        AgentCalls = [.. state.AgentCalls.Select(pair => new NamedCount(pair.Key, pair.Value))],
        ToolCalls = [.. state.ToolCalls.Select(pair => new NamedCount(pair.Key, pair.Value))],
        Tools = [.. state.Tools.Values],
        Messages = [.. state.Messages],
        WaitingChildren = [.. state.WaitingChildren],
        Journal =
        [
            .. state.Nodes.Where(node => node.Journal is not null)
                .SelectMany(node => node.Journal!.Entries)
                .OrderBy(entry => entry.Seq)
                .Select(entry => JsonElement.Parse(LogEntryJson.Serialize(entry))),
        ],
    };

    public static RunState Restore(RunSnapshot snapshot, WorkflowGraph graph)
    {
        var state = new RunState(graph)
        {
            LastSeq = snapshot.LastSeq,
            Generation = snapshot.Generation,
            Started = snapshot.Started,
            StartedAt = snapshot.StartedAt,
            Status = Contracts.RunStatuses.Running,
            StateVersion = snapshot.StateVersion,
            Usage = snapshot.Usage,
        };
        foreach (var node in snapshot.Nodes)
        {
            Restore(state.Nodes[node.Index], node, state.Open);
        }

        for (var i = 0; i < snapshot.Edges.Length; i++)
        {
            state.Edges[i] = (EdgeDecision)Decisions.IndexOf(snapshot.Edges[i], StringComparison.Ordinal);
        }

        for (var i = 0; i < snapshot.Loops.Count; i++)
        {
            Restore(state.Loops[i], snapshot.Loops[i]);
        }

        RestoreLists(state, snapshot);
        return state;
    }

    private static NodeSnapshot Take(int index, NodeState node) => new()
    {
        Index = index,
        Status = node.Status,
        LastStatus = node.LastStatus,
        Progress = NameOf(node.Progress),
        Iterations = node.Iterations,
        Output = node.HasOutput ? node.Output : null,
        HasOutput = node.HasOutput,
        Error = node.Error,
        DurationMs = node.DurationMs,
        DecidedSeq = node.DecidedSeq,
        StartedSeq = node.StartedSeq,
        FinishedSeq = node.FinishedSeq,
        Scope = node.Scope,
    };

    private static void Restore(NodeState node, NodeSnapshot snapshot, OpenSteps open)
    {
        node.Status = snapshot.Status;
        node.LastStatus = snapshot.LastStatus;
        node.Progress = ProgressOf(snapshot.Progress);
        node.Iterations = snapshot.Iterations;
        node.Output = snapshot.Output;
        node.HasOutput = snapshot.HasOutput;
        node.Error = snapshot.Error;
        node.DurationMs = snapshot.DurationMs;
        node.DecidedSeq = snapshot.DecidedSeq;
        node.StartedSeq = snapshot.StartedSeq;
        node.FinishedSeq = snapshot.FinishedSeq;
        node.Scope = snapshot.Scope;
        node.Journal = node.Progress == NodeProgress.Running ? new NodeJournal(open) : null;
    }

    private static void Restore(LoopState loop, LoopSnapshot snapshot)
    {
        loop.Rounds = snapshot.Rounds;
        loop.IsOver = snapshot.IsOver;
        loop.Outward = snapshot.Outward;
        loop.WentBack = snapshot.WentBack;
        loop.Arrived = [.. snapshot.Arrived];
        loop.EndedSeq = snapshot.EndedSeq;
    }

    private static void RestoreLists(RunState state, RunSnapshot snapshot)
    {
        state.Executed.AddRange(snapshot.Executed);
        state.Warnings.AddRange(snapshot.Warnings);
        state.Messages.AddRange(snapshot.Messages);
        state.WaitingChildren.UnionWith(snapshot.WaitingChildren);
        foreach (var item in snapshot.State)
        {
            state.Variables[item.Name] = item.Value;
        }

        foreach (var item in snapshot.Memory)
        {
            state.Memory[item.Name] = item.Value;
        }

        foreach (var item in snapshot.AgentCalls)
        {
            state.AgentCalls[item.Name] = item.Count;
        }

        foreach (var item in snapshot.ToolCalls)
        {
            state.ToolCalls[item.Name] = item.Count;
        }

        foreach (var item in snapshot.Tools)
        {
            state.Tools[item.Name] = item;
        }

        foreach (var json in snapshot.Journal)
        {
            var entry = LogEntryJson.Read(json);
            state.Of(RunFold.NodeOf(state, entry)).Journal!.Add(entry);
        }
    }

    private static string NameOf(NodeProgress progress) => progress switch
    {
        NodeProgress.Running => "running",
        NodeProgress.Ran => "ran",
        NodeProgress.Skipped => "skipped",
        _ => "idle",
    };

    private static NodeProgress ProgressOf(string name) => name switch
    {
        "running" => NodeProgress.Running,
        "ran" => NodeProgress.Ran,
        "skipped" => NodeProgress.Skipped,
        _ => NodeProgress.Idle,
    };
}
