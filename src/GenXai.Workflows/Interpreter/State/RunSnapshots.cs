using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Variables;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Turns a run's state into a snapshot and back.</summary>
internal static class RunSnapshots
{
    private const string Decisions = ".td";

    /// <summary>Takes a snapshot.</summary>
    /// <param name="state">The state.</param>
    /// <param name="withCheckpoints">Whether checkpoints are carried along; in a checkpoint they are not.</param>
    public static RunSnapshot Take(RunState state, bool withCheckpoints = true) => new()
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
        Writes = state.Writes.Count == 0 ? null : [.. state.Writes.Select(pair => Take(pair.Key, pair.Value))],
        Memory = [.. state.Memory.Select(pair => new NamedValue(pair.Key, pair.Value))],
        MemoryEnds = state.MemoryEnds.Count == 0
            ? null
            : [.. state.MemoryEnds.Select(pair => new NamedTime(pair.Key, pair.Value))],
        MemoryVersions = state.LastMemoryVersion == 0 ? null : new MemoryVersions(
            state.LastMemoryVersion, [.. state.MemoryVersions.Select(pair => new NamedVersion(pair.Key, pair.Value))]),
        Warnings = [.. state.Warnings],
        Usage = state.Usage,
        AgentCalls = Counts(state.AgentCalls),
        ToolCalls = Counts(state.ToolCalls),
        Tools = [.. state.Tools.Values],
        Messages = [.. state.Messages],
        WaitingChildren = [.. state.WaitingChildren],
        Epoch = state.Epoch == state.Started!.Epoch ? null : state.Epoch,
        RetriedAt = state.RetriedAt,
        Restores = state.Restores.Count == 0 ? null : Counts(state.Restores),
        Checkpoints = !withCheckpoints || state.Checkpoints.Count == 0 ? null
            : [.. state.Checkpoints.Select(pair => new CheckpointSnapshot(pair.Key, pair.Value.Seq, pair.Value.Snapshot, pair.Value.At))],
        Budget = state.Budget.Take(),
        Saga = withCheckpoints ? state.Saga.Take() : null,
        Journal =
        [
            .. state.Nodes.SelectMany(node => (node.Journal ?? node.Held)?.Entries ?? [])
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
            Epoch = snapshot.Epoch ?? snapshot.Started.Epoch,
            RetriedAt = snapshot.RetriedAt,
        };
        LoadPlace(state, snapshot);
        LoadCounts(state, snapshot);
        Load(state.Restores, snapshot.Restores ?? []);
        state.Saga.Load(snapshot.Saga, state.Open);
        if (snapshot.Budget is { } budget)
        {
            state.Budget.Restore(budget);
        }

        return state;
    }

    /// <summary>Puts a run where it stood: nodes, edges, loops, variables, shared memory.</summary>
    public static void LoadPlace(RunState state, RunSnapshot snapshot)
    {
        state.Open.Clear();
        for (var i = 0; i < state.Nodes.Length; i++)
        {
            state.Nodes[i] = new NodeState();
        }

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

        Load(state.Variables, snapshot.State);
        Load(state.Memory, snapshot.Memory);
        state.MemoryEnds.Clear();
        foreach (var item in snapshot.MemoryEnds ?? [])
        {
            state.MemoryEnds[item.Name] = item.At;
        }

        state.MemoryVersions.Clear();
        foreach (var item in snapshot.MemoryVersions?.Keys ?? [])
        {
            state.MemoryVersions[item.Name] = item.Version;
        }

        state.Writes.Clear();
        foreach (var item in snapshot.Writes ?? [])
        {
            state.Writes[item.Name] = new VariableWrites(
                item.IsReduced, item.Before, [.. item.Writes.Select(write => new VariableWrite([.. write.Origin], write.Written))]);
        }

        foreach (var json in snapshot.Journal)
        {
            var entry = LogEntryJson.Read(json);
            var node = state.Of(RunFold.NodeOf(state, entry));
            (node.Journal ?? node.Held)!.Add(entry);
        }
    }

    /// <summary>Loads what a run has done and used so far.</summary>
    public static void LoadCounts(RunState state, RunSnapshot snapshot)
    {
        state.StateVersion = snapshot.StateVersion;
        state.LastMemoryVersion = snapshot.MemoryVersions?.Last ?? 0;
        state.Usage = snapshot.Usage;
        state.Executed.Clear();
        state.Executed.AddRange(snapshot.Executed);
        state.Warnings.Clear();
        state.Warnings.AddRange(snapshot.Warnings);
        state.Messages.AddRange(snapshot.Messages);
        state.WaitingChildren.UnionWith(snapshot.WaitingChildren);
        Load(state.AgentCalls, snapshot.AgentCalls);
        Load(state.ToolCalls, snapshot.ToolCalls);
        state.Tools.Clear();
        foreach (var item in snapshot.Tools)
        {
            state.Tools[item.Name] = item;
        }

        state.Checkpoints.Clear();
        foreach (var item in snapshot.Checkpoints ?? [])
        {
            state.Checkpoints[item.Name] = new CheckpointState(item.Seq, item.Snapshot, item.At);
        }
    }

    private static List<NamedCount> Counts(SortedDictionary<string, int> counts) =>
        [.. counts.Select(pair => new NamedCount(pair.Key, pair.Value))];

    private static void Load(SortedDictionary<string, int> counts, IReadOnlyList<NamedCount> items)
    {
        counts.Clear();
        foreach (var item in items)
        {
            counts[item.Name] = item.Count;
        }
    }

    private static void Load(OrderedDictionary<string, JsonElement> values, IReadOnlyList<NamedValue> items)
    {
        values.Clear();
        foreach (var item in items)
        {
            values[item.Name] = item.Value;
        }
    }

    private static WritesSnapshot Take(string name, VariableWrites writes) => new(
        name,
        writes.IsReduced,
        writes.Before,
        [.. writes.Writes.Select(write => new WriteSnapshot(write.Origin, write.Written))]);

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
        Usage = node.Usage == RunUsage.None ? null : node.Usage,
        DecidedSeq = node.DecidedSeq,
        StartedSeq = node.StartedSeq,
        FinishedSeq = node.FinishedSeq,
        IsHeld = node.Held is null ? null : true,
        Origins = Origins(node.Journal ?? node.Held),
        Scope = node.Scope,
    };

    private static List<OriginSnapshot>? Origins(NodeJournal? journal) => journal is null || journal.Origins.Count == 0
        ? null
        : [.. journal.Origins.Select(pair => new OriginSnapshot(pair.Key.Path, pair.Key.Step, pair.Value))];

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
        node.Usage = snapshot.Usage ?? RunUsage.None;
        node.DecidedSeq = snapshot.DecidedSeq;
        node.StartedSeq = snapshot.StartedSeq;
        node.FinishedSeq = snapshot.FinishedSeq;
        node.Scope = snapshot.Scope;
        node.Journal = node.Progress == NodeProgress.Running ? new NodeJournal(open) : null;
        node.Held = snapshot.IsHeld == true ? new NodeJournal(new OpenSteps()) : null;
        foreach (var origin in snapshot.Origins ?? [])
        {
            (node.Journal ?? node.Held)?.Origins.Add((origin.Path, origin.Step), origin.Origin);
        }
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
