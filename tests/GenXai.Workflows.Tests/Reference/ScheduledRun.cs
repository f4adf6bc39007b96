using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution.Edges;
using GenXai.Workflows.Interpreter.Scheduling;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>
/// Runs a small graph on the real scheduler in virtual time, as the run driver does, without executors. On request it
/// takes the run up anew from a snapshot, at points chosen by a seed, as a new generation would.
/// </summary>
internal sealed class ScheduledRun : ILogSink
{
    private readonly ReferenceSpec _spec;
    private readonly Random? _restarts;
    private readonly List<LogEntry> _entries = [];
    private readonly PriorityQueue<GraphNode, (long At, int Order)> _running = new();
    private RunState _state;
    private GraphScheduler _scheduler;
    private long _now;
    private int _started;
    private int _agents;
    private int _maxParallel;

    private ScheduledRun(ReferenceSpec spec, Random? restarts)
    {
        _spec = spec;
        _restarts = restarts;
        _state = new RunState(WorkflowGraph.Compile(DefinitionOf(spec)));
        _scheduler = new GraphScheduler(_state, this, new EdgeTester(_state));
    }

    /// <summary>The state at the end.</summary>
    public RunState State => _state;

    /// <summary>What nodes and loops a run that did not fail left undecided; empty when all is well.</summary>
    public string Undecided { get; private set; } = "";

    /// <summary>Runs a graph to its end.</summary>
    /// <param name="spec">The graph.</param>
    /// <param name="restarts">Chooses where the run is taken up anew; null for nowhere.</param>
    public static (ReferenceOutcome Outcome, ScheduledRun Run) Of(ReferenceSpec spec, Random? restarts = null)
    {
        var run = new ScheduledRun(spec, restarts);
        return (run.Go(), run);
    }

    /// <inheritdoc />
    public long Emit(string? path, int? pass, LogData data)
    {
        var entry = new LogEntry(_state.LastSeq + 1, DateTimeOffset.UnixEpoch, path, pass, data);
        RunFold.Apply(_state, entry);
        _entries.Add(entry);
        return entry.Seq;
    }

    /// <summary>The snapshot as it is persisted.</summary>
    public string SnapshotJson() => SnapshotJson(_state);

    /// <summary>The snapshot of a state into which all entries were folded anew, each written and read as the log does.</summary>
    public string FoldedJson()
    {
        var state = new RunState(_state.Graph);
        foreach (var entry in _entries)
        {
            RunFold.Apply(state, LogEntryJson.Deserialize(LogEntryJson.Serialize(entry)));
        }

        return SnapshotJson(state);
    }

    private static string SnapshotJson(RunState state) =>
        JsonSerializer.Serialize(RunSnapshots.Take(state), ContractsJsonContext.Default.RunSnapshot);

    private static WorkflowDefinition DefinitionOf(ReferenceSpec spec) => new()
    {
        Name = "reference",
        Limits = new LimitsDefinition { MaxIterations = spec.MaxIterations },
        Nodes = [.. spec.Nodes.Select(node => new NodeDefinition
        {
            Id = node.Id,
            Kind = node.Kind,
            Settings = node.Kind switch
            {
                NodeKind.Input => new InputSettings(),
                NodeKind.Output => new OutputSettings(),
                NodeKind.Condition => new ConditionSettings(),
                _ => new AgentSettings(node.Id),
            },
        })],
        Edges = [.. spec.Edges.Select(edge => new EdgeDefinition(
            edge.From,
            edge.To,
            edge.Condition is { } when ? ConditionOf(spec, when) : null,
            edge.Parallel,
            edge.Priority))],
    };

    // The bare name of a condition node passes over it (section 5), so it is named in full.
    private static string ConditionOf(ReferenceSpec spec, ReferenceCondition when)
    {
        var named = spec.Nodes.Single(node => node.Id == when.Node).Kind == NodeKind.Condition
            ? $"nodes.{when.Node}.output.m"
            : $"{when.Node}.m";
        return string.Create(CultureInfo.InvariantCulture, $"{named} == {when.Value}");
    }

    private ReferenceOutcome Go()
    {
        Emit(null, null, new RunStarted(
            "reference", "sha256:0", "reference", WorkflowEngine.Current, 1, "run", "", null, JsonElement.Parse("{}")));
        _scheduler.Begin();
        RunError? failure = null;
        while (failure is null)
        {
            RestartPerhaps();
            failure = _scheduler.Failure;
            if (failure is not null)
            {
                break;
            }

            if (_scheduler.TryTakeReady(out var ready))
            {
                Start(ready);
            }
            else if (_running.TryDequeue(out var node, out var when))
            {
                _now = when.At;
                failure = Complete(node);
            }
            else
            {
                Undecided = FindUndecided();
                break;
            }
        }

        return End(failure);
    }

    private void RestartPerhaps()
    {
        if (_restarts is null || _restarts.Next(3) > 0 || _scheduler.Failure is not null)
        {
            return;
        }

        var snapshot = JsonSerializer.Deserialize(SnapshotJson(), ContractsJsonContext.Default.RunSnapshot)!;
        _state = RunSnapshots.Restore(snapshot, _state.Graph);
        _scheduler = new GraphScheduler(_state, this, new EdgeTester(_state));
        _scheduler.Resume();
    }

    private void Start(GraphNode node)
    {
        var of = _state.Of(node);
        Emit(node.Id, of.Iterations + 1, new NodeStarted(RunResults.KindName(node.Definition.Kind)));
        _running.Enqueue(node, (_now + _spec.Nodes[node.Index].Pass(of.Iterations).DurationMs, _started++));
        _agents += node.Definition.Kind == NodeKind.Agent ? 1 : 0;
        _maxParallel = Math.Max(_maxParallel, _agents);
    }

    private RunError? Complete(GraphNode node)
    {
        _agents -= node.Definition.Kind == NodeKind.Agent ? 1 : 0;
        var of = _state.Of(node);
        var work = _spec.Nodes[node.Index].Pass(of.Iterations);
        if (work.Fails)
        {
            var error = new RunError(ErrorCodes.NodeFailed, "it was told to", node.Id);
            Emit(node.Id, of.Iterations, new NodeFailed(error, Continued: false, work.DurationMs));
            return error;
        }

        JsonElement? output = node.IsPassThrough
            ? null
            : JsonElement.Parse(node.Definition.Kind == NodeKind.Agent
                ? string.Create(CultureInfo.InvariantCulture, $"{{\"m\":{work.M}}}")
                : "{}");
        Emit(node.Id, of.Iterations, new NodeCompleted(output, null, work.DurationMs));
        _scheduler.Finished(node);
        return null;
    }

    private ReferenceOutcome End(RunError? failure)
    {
        while (_running.TryDequeue(out var node, out _))
        {
            Emit(node.Id, _state.Of(node).Iterations, new NodeCancelled());
        }

        var outputs = _state.Graph.Nodes.Where(node => node.Definition.Kind == NodeKind.Output).ToList();
        if (failure is null && outputs.Count > 0 && !outputs.Exists(node => _state.Of(node).HasOutput))
        {
            failure = new RunError(ErrorCodes.NoOutput, "no output", outputs[0].Id);
        }

        Emit(null, null, failure is null ? new RunCompleted(JsonElement.Parse("null")) : new RunFailed(failure));
        var result = RunResults.Of(_state, "run");
        return new ReferenceOutcome(
            result.Status,
            result.Error?.Code,
            result.Error?.Node,
            string.Join(' ', result.Executed),
            string.Join(' ', result.Nodes.Select(n => $"{n.Id}={n.Status}")),
            string.Join(' ', result.Nodes.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Id}={n.Iterations}"))),
            _maxParallel);
    }

    private string FindUndecided()
    {
        var nodes = _state.Graph.Nodes
            .Where(node => node.IsReachable && _state.Of(node).Progress is not (NodeProgress.Ran or NodeProgress.Skipped))
            .Select(node => node.Id);
        var loops = _state.Graph.Loops.Where(loop => !_state.Loops[loop.Index].IsOver).Select(loop => $"loop {loop.Head.Id}");
        var active = _scheduler.IsActive ? ImmutableArray.Create("active") : [];
        return string.Join(' ', nodes.Concat(loops).Concat(active));
    }
}
