using System.Collections.Immutable;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Edge;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>
/// Decides edges, joins, rounds and branches (product.md, section 6). What it knows beyond the run's state is derived
/// from that state, so a new generation starts from a snapshot. Nothing recurses.
/// </summary>
internal sealed class GraphScheduler
{
    private readonly WorkflowGraph _graph;
    private readonly RunState _state;
    private readonly ILogSink _log;
    private readonly IEdgeTester _tester;
    private readonly UnitActivity _activity;
    private readonly JoinCounts _joins;
    private readonly UnsettledUnits _unsettled;
    private readonly Queue<GraphNode> _ready = new();
    private readonly Queue<GraphNode> _skips = new();
    private readonly Queue<GraphLoop> _loops = new();
    private readonly PriorityQueue<OpenUnit, long> _units = new();
    private readonly Queue<HeldTest> _held = new();

    public GraphScheduler(RunState state, ILogSink log, IEdgeTester tester)
    {
        _graph = state.Graph;
        _state = state;
        _log = log;
        _tester = tester;
        _activity = new UnitActivity(_graph, _loops.Enqueue, open => _units.Enqueue(open, open.Order));
        _joins = new JoinCounts(state);
        _unsettled = new UnsettledUnits(state);
    }

    /// <summary>Whether anything is at work or about to be.</summary>
    public bool IsActive => _activity.Any;

    /// <summary>Whether a node is ready to start.</summary>
    public bool HasReady => _ready.Count > 0;

    /// <summary>Why the run fails here, if a loop went round too often.</summary>
    public RunError? Failure { get; private set; }

    /// <summary>Starts a run: the hidden start's edges lead to the entries.</summary>
    public void Begin()
    {
        SkipUnreachable();
        Open(_graph.Start, long.MinValue);
        Settle();
    }

    /// <summary>Takes a run up from its state. Running nodes count as at work; their executors are started by the caller.</summary>
    public void Resume()
    {
        SkipUnreachable();
        foreach (var node in _graph.Nodes.Where(node => _state.Of(node).Progress == NodeProgress.Running))
        {
            _activity.Begin(_graph.UnitOf(node));
        }

        foreach (var node in _graph.Nodes.Where(IsReady).OrderBy(node => _state.Of(node).DecidedSeq))
        {
            MakeReady(node);
        }

        // Listed before any is followed: what is followed opens units of its own.
        var units = OpenUnits.Of(_state).OrderBy(open => open.Order).ToList();
        var unfollowed = _graph.Nodes.Where(IsUnfollowed).OrderBy(node => _state.Of(node).FinishedSeq).ToList();
        foreach (var open in units.Where(open => open.Unit.Node is not { } node || !unfollowed.Contains(node)))
        {
            _activity.Begin(open.Unit);
            _units.Enqueue(open, open.Order);
        }

        foreach (var node in unfollowed)
        {
            _activity.Begin(_graph.UnitOf(node));
            Follow(node, isSettled: true);
        }

        foreach (var loop in _graph.Loops)
        {
            _loops.Enqueue(loop);
        }

        Settle();
    }

    /// <summary>Takes the next node that is ready.</summary>
    public bool TryTakeReady(out GraphNode node) => _ready.TryDequeue(out node!);

    /// <summary>Takes edges that wait for an activity to test them.</summary>
    public bool TryTakeHeld(out HeldTest held) => _held.TryDequeue(out held!);

    /// <summary>A node has finished, and its edges are followed.</summary>
    public void Finished(GraphNode node)
    {
        GoOn(node, isSettled: false);
    }

    private void GoOn(GraphNode node, bool isSettled)
    {
        Follow(node, isSettled);
        Settle();
    }

    private void SkipUnreachable()
    {
        foreach (var node in _graph.Nodes.Where(node => !node.IsReachable && _state.Of(node).Progress == NodeProgress.Idle))
        {
            _log.Emit(node.Id, null, new NodeSkipped(Unreachable: true));
        }
    }

    // A node that has finished is at work until its edges are followed.
    private void Follow(GraphNode node, bool isSettled)
    {
        var unit = _graph.UnitOf(node);
        if (Holds([.. node.Back, .. unit.ParallelEdges], () => GoOn(node, isSettled)))
        {
            return;
        }

        if (GoesBack(node))
        {
            DeclineAll(unit);
        }
        else
        {
            Open(unit, _state.Of(node).FinishedSeq);
        }

        if (!isSettled)
        {
            MarkSettled(unit);
        }

        _activity.End(unit);
    }

    // It has run, and the run came to an end, or was forked, before its edges were followed.
    private bool IsUnfollowed(GraphNode node)
    {
        var unit = _graph.UnitOf(node);
        return _state.Of(node).Progress == NodeProgress.Ran
            && (!node.Back.IsEmpty || !unit.ParallelEdges.IsEmpty)
            && node.Back.Concat(unit.ParallelEdges).Concat(unit.PlainEdges)
                .All(edge => _state.Edges[edge.Index] == EdgeDecision.Undecided);
    }

    private bool IsReady(GraphNode node)
    {
        var of = _state.Of(node);
        return node.IsReachable
            && of.Progress == NodeProgress.Idle
            && (_joins.IsComplete(node) || (of.Scope >= 0 && of.Scope == node.HeadOf));
    }

    // Rule 5: back edges first; the first true one wins.
    private bool GoesBack(GraphNode node)
    {
        foreach (var edge in node.Back)
        {
            var taken = _tester.Test(edge, out var notes);
            if (taken)
            {
                _log.Emit(node.Id, null, new EdgeReturned(edge.To.Id, edge.Index, notes));
                return true;
            }

            _log.Emit(node.Id, null, new EdgeDeclined(edge.To.Id, edge.Index, Tested: true, notes));
        }

        return false;
    }

    // Rule 6: the parallel edges all at once, then the plain ones, each when the branches before it are at rest.
    private void Open(GraphUnit unit, long order)
    {
        var tests = unit.ParallelEdges.Select(edge => (Edge: edge, Result: Test(edge))).ToList();
        var started = ImmutableArray.CreateBuilder<GraphUnit>();
        foreach (var (edge, result) in tests)
        {
            Decide(edge, result);
            if (result.Taken)
            {
                started.Add(edge.TargetUnit!);
            }
        }

        if (!unit.PlainEdges.IsEmpty)
        {
            _activity.Begin(unit);
            _units.Enqueue(new OpenUnit(unit, order, 0, started.ToImmutable()), order);
        }
    }

    private EdgeTest Test(GraphEdge edge)
    {
        // Rule 9: an edge that leaves a loop, and whose node did not run in the last round, falls away.
        if (edge.From is not null && _state.Of(edge.From).Progress != NodeProgress.Ran)
        {
            return new EdgeTest(Taken: false, Tested: false, null);
        }

        var taken = _tester.Test(edge, out var notes);
        return new EdgeTest(taken, Tested: true, notes);
    }

    // Before anything is said: what an activity must test first is tested in one go, and then all begins anew.
    private bool Holds(ReadOnlySpan<GraphEdge> edges, Action goOn)
    {
        if (_tester.Waiting(edges) is not { } waiting)
        {
            return false;
        }

        _held.Enqueue(new HeldTest(waiting, goOn));
        return true;
    }

    private void Decide(GraphEdge edge, EdgeTest test)
    {
        _log.Emit(edge.From?.Id, null, test.Taken
            ? new EdgeTaken(edge.To.Id, edge.Index, test.Notes)
            : new EdgeDeclined(edge.To.Id, edge.Index, test.Tested, test.Notes));
        _joins.Decide(edge, test.Taken);
        if (_joins.IsComplete(edge.To))
        {
            MakeReady(edge.To);
        }
        else if (_joins.IsDeclined(edge.To))
        {
            _skips.Enqueue(edge.To);
        }
    }

    private void DeclineAll(GraphUnit unit)
    {
        foreach (var edge in unit.ParallelEdges.Concat(unit.PlainEdges))
        {
            Decide(edge, new EdgeTest(Taken: false, Tested: false, null));
        }
    }

    private void MakeReady(GraphNode node)
    {
        _activity.Begin(_graph.UnitOf(node));
        _ready.Enqueue(node);
    }

    private void MarkSettled(GraphUnit unit)
    {
        if (_unsettled.Settle(unit) is { } level)
        {
            _loops.Enqueue(level);
        }
    }

    // Skips first, then rounds, then branches at rest: a loop between rounds is never seen.
    private void Settle()
    {
        while (Failure is null)
        {
            if (_skips.TryDequeue(out var skipped))
            {
                Skip(skipped);
            }
            else if (_loops.TryDequeue(out var loop))
            {
                CheckRound(loop);
            }
            else if (_units.TryDequeue(out var open, out _))
            {
                Follow(open);
            }
            else
            {
                return;
            }
        }
    }

    private void Skip(GraphNode node)
    {
        _log.Emit(node.Id, null, new NodeSkipped(Unreachable: false));
        var unit = _graph.UnitOf(node);
        DeclineAll(unit);
        MarkSettled(unit);
    }

    private void Follow(OpenUnit open)
    {
        var edges = open.Unit.PlainEdges;
        if (open.Next == edges.Length || !_activity.AtRest(open))
        {
            // Woken twice, or too early.
            return;
        }

        var edge = edges[open.Next];
        if (Holds([edge], () => Again(() => _units.Enqueue(open, open.Order))))
        {
            return;
        }

        open.Next++;
        var test = Test(edge);
        Decide(edge, test);
        if (test.Taken)
        {
            // A declined edge starts nothing: the branch just started is still the one before.
            open.Started = [edge.TargetUnit!];
            open.Cursor = 0;
            open.RestSeen = -1;
        }

        if (open.Next == edges.Length)
        {
            _activity.End(open.Unit);
        }
        else
        {
            // What the edge has set off comes first.
            _units.Enqueue(open, open.Order);
        }
    }

    private void Again(Action enqueue)
    {
        enqueue();
        Settle();
    }

    // Rule 8.
    private void CheckRound(GraphLoop loop)
    {
        var of = _state.Loops[loop.Index];
        if (of.IsOver || _unsettled.Any(loop) || _activity.IsBusy(loop))
        {
            return;
        }

        if (of.Outward || of.WentBack < 0)
        {
            if (of.Outward || !Holds(_graph.UnitOf(loop).ParallelEdges.AsSpan(), () => Again(() => _loops.Enqueue(loop))))
            {
                Leave(loop, of.Outward);
            }

            return;
        }

        var by = _graph.Nodes[of.WentBack];
        var limit = _graph.Definition.Limits.MaxIterations;
        if (of.Rounds >= limit)
        {
            Failure = new RunError(
                ErrorCodes.IterationLimit,
                $"the loop at '{loop.Head.Id}' went back {limit} times and '{by.Id}' goes back once more; "
                + "raise limits.max_iterations, or mend the condition of the edge that goes back",
                by.Id);
            return;
        }

        _log.Emit(loop.Head.Id, null, new NodeRoundStarted(of.Rounds + 1, by.Id));
        _joins.Recount(loop);
        _unsettled.Unsettle(loop);
        MakeReady(loop.Head);
    }

    // Rule 9: the loop is over and acts as if it were one node.
    private void Leave(GraphLoop loop, bool outward)
    {
        var seq = _log.Emit(loop.Head.Id, null, new NodeLoopEnded(outward));
        var unit = _graph.UnitOf(loop);
        if (outward)
        {
            DeclineAll(unit);
        }
        else
        {
            Open(unit, seq);
        }

        MarkSettled(unit);
    }
}
