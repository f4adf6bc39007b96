using System.Globalization;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Checkpoint;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Interpreter.State.Saga;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>
/// Folds what takes a run back, or has it begin elsewhere than at its start. What a run has done is never undone:
/// passes, calls, messages and usage go on counting, so that no key comes twice.
/// </summary>
internal static class RunReturn
{
    /// <summary>A checkpoint is kept if the run may go back to it by itself; others are found in the log.</summary>
    public static void Keep(RunState state, CheckpointTaken data, long seq, DateTimeOffset at)
    {
        if (state.Graph.RestorePoints.Contains(data.Name))
        {
            state.Checkpoints[data.Name] = new CheckpointState(seq, RunSnapshots.Take(state, withCheckpoints: false), at);
        }
    }

    /// <summary>A fork begins where another run stood.</summary>
    public static void Fork(RunState state, RunForked data)
    {
        RunSnapshots.LoadPlace(state, data.Seed);
        RunSnapshots.LoadCounts(state, data.Seed);

        // What the other run used is not this run's, and messages to it are none to this one.
        state.Usage = RunUsage.None;
        state.Tools.Clear();
        foreach (var node in state.Nodes)
        {
            node.Usage = RunUsage.None;
        }

        state.Messages.Clear();

        // What the other run completed is its own to undo, unless this run takes its place, or is there for that: then the seed says it.
        state.Saga.Load(data.Seed.Saga, state.Open);
        TakeUp(state);
        Reopen(state, data.At);
    }

    /// <summary>A run goes back to a checkpoint of its own.</summary>
    public static void Restore(RunState state, RunRestored data)
    {
        var passes = state.Nodes.Select(node => node.Iterations).ToArray();
        var durations = state.Nodes.Select(node => node.DurationMs).ToArray();
        var usages = state.Nodes.Select(node => node.Usage).ToArray();
        var point = state.Checkpoints[data.Checkpoint];
        RunSnapshots.LoadPlace(state, point.Snapshot);
        for (var i = 0; i < passes.Length; i++)
        {
            state.Nodes[i].Iterations = passes[i];
            state.Nodes[i].DurationMs = durations[i];
            state.Nodes[i].Usage = usages[i];
        }

        foreach (var (name, later) in state.Checkpoints.Where(pair => pair.Value.Seq > point.Seq).ToList())
        {
            state.Checkpoints.Remove(name);
        }

        var hasUndone = state.Saga.Plan is not null;
        SagaFold.Restore(state.Saga, point.Seq);
        var owner = data.Node ?? "";
        state.Restores[owner] = data.Attempt;
        state.Epoch = data.Epoch;
        state.Warnings.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"went back to checkpoint '{data.Checkpoint}' (attempt {data.Attempt}) because {data.Error.Node ?? "the run"} failed: {data.Error.Message}"));
        Reopen(state, point.At);
        if (hasUndone)
        {
            // A sub-run that was open then may have completed, and been undone: none goes on from what is gone.
            foreach (var journal in state.Nodes.Select(node => node.Journal).OfType<NodeJournal>())
            {
                journal.Origins.Clear();
            }
        }

        RunAgain(state, state.Graph.Nodes.Where(node => state.Of(node).Progress == NodeProgress.Running));
    }

    /// <summary>A failed run goes on from the nodes that failed or were cancelled.</summary>
    public static void Retry(RunState state, RunRetried data, DateTimeOffset at)
    {
        state.Epoch = data.Epoch;
        state.RetriedAt = at;
        state.Status = RunStatuses.Running;
        (state.Error, state.Output) = (null, null);
        state.WaitingChildren.Clear();
        foreach (var node in state.Nodes.Where(node => node.Progress == NodeProgress.Idle && node.LastStatus is not null))
        {
            // The end of the run gave it its last status back.
            node.Status = RunStatuses.Pending;
        }

        RunAgain(state, TakeUp(state));
    }

    // Nodes that failed or were cancelled are at work again.
    private static List<Graph.GraphNode> TakeUp(RunState state)
    {
        var held = state.Graph.Nodes.Where(node => state.Of(node).Held is not null).ToList();
        foreach (var of in held.Select(state.Of))
        {
            var hasFailed = string.Equals(of.Status, RunStatuses.Failed, StringComparison.Ordinal);
            of.Journal = JournalCut.Retry(of.Held!, state.Open, hasFailed);
            (of.Held, of.Error) = (null, null);
            (of.Progress, of.Status) = (NodeProgress.Running, RunStatuses.Running);
        }

        return held;
    }

    private static void Reopen(RunState state, DateTimeOffset? at)
    {
        state.Status = RunStatuses.Running;
        state.WaitingChildren.Clear();

        // What waits goes; what journals are left with is added anew.
        state.Open.Clear();
        foreach (var node in state.Nodes)
        {
            node.Held = null;
            if (node.Journal is { } journal)
            {
                node.Journal = JournalCut.Reopen(journal, state.Open, at);
                node.Status = RunStatuses.Running;
            }
        }
    }

    // Its work goes on as a further pass, so that no key of the one before comes again.
    private static void RunAgain(RunState state, IEnumerable<Graph.GraphNode> nodes)
    {
        foreach (var node in nodes.OrderBy(node => state.Of(node).StartedSeq).ToList())
        {
            state.Of(node).Iterations++;
            state.Executed.Add(node.Index);
        }
    }
}
