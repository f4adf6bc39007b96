using System.Globalization;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>
/// product.md, sections 5 and 6, taken literally: sets, and everything computed again at each step. Written from the
/// text alone, so that it shares no mistake with the scheduler.
/// </summary>
internal sealed class ReferenceRun
{
    private readonly ReferenceSpec _spec;
    private readonly ReferenceShape _shape;
    private readonly Dictionary<string, string> _status = [];
    private readonly Dictionary<string, string> _lastStatus = [];
    private readonly Dictionary<string, int> _passes = [];
    private readonly Dictionary<string, int> _m = [];
    private readonly HashSet<string> _doneInRound = [];
    private readonly List<(string Node, string Head)> _wentBack = [];
    private readonly Dictionary<int, bool> _decided = [];
    private readonly Dictionary<ReferenceLoop, ReferenceLoopState> _loops;
    private readonly List<ReferenceTurn> _turns = [];
    private readonly Queue<(int Edge, bool Taken)> _decisions = [];
    private readonly List<(long At, int Order, string Node)> _running = [];
    private readonly List<string> _executed = [];
    private long _now;
    private int _started;
    private int _maxParallel;
    private (string Code, string Node)? _error;

    private ReferenceRun(ReferenceSpec spec)
    {
        _spec = spec;
        _shape = new ReferenceShape(spec);
        _loops = _shape.Loops.ToDictionary(l => l, _ => new ReferenceLoopState());
    }

    /// <summary>Runs a graph to its end.</summary>
    public static ReferenceOutcome Of(ReferenceSpec spec) => new ReferenceRun(spec).Go();

    private ReferenceOutcome Go()
    {
        foreach (var node in _spec.Nodes)
        {
            _status[node.Id] = _shape.Reached.Contains(node.Id) ? "pending" : "skipped";
            _passes[node.Id] = 0;
        }

        for (var i = 0; i < _spec.Edges.Length; i++)
        {
            if (!_shape.Reached.Contains(_spec.Edges[i].From))
            {
                _decided[i] = false;
            }
        }

        // The edges of the hidden start have the numbers after those of the file.
        _turns.Add(new ReferenceTurn(null, null, new Queue<int>(Enumerable.Range(_spec.Edges.Length, _shape.Entries.Count))));
        Settle();
        while (_error is null && _running.Count > 0)
        {
            var next = _running.Min();
            _running.Remove(next);
            _now = next.At;
            Complete(next.Node);
            Settle();
        }

        return End();
    }

    private ReferenceOutcome End()
    {
        foreach (var (_, _, node) in _running)
        {
            _status[node] = _lastStatus[node] = "cancelled";
        }

        // Rule 11: what did not run in the round that the run ended in has its last status back.
        foreach (var (node, last) in _lastStatus)
        {
            _status[node] = _doneInRound.Contains(node) ? _status[node] : last;
        }

        var outputs = _spec.Nodes.Where(n => n.Kind == NodeKind.Output).Select(n => n.Id).ToList();
        if (_error is null && outputs.Count > 0 && !outputs.Exists(o => _passes[o] > 0))
        {
            _error = ("no_output", outputs[0]);
        }

        return new ReferenceOutcome(
            _error is null ? "completed" : "failed",
            _error?.Code,
            _error?.Node,
            string.Join(' ', _executed),
            string.Join(' ', _spec.Nodes.Select(n => $"{n.Id}={_status[n.Id]}")),
            string.Join(' ', _spec.Nodes.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Id}={_passes[n.Id]}"))),
            _maxParallel);
    }

    private void Start(string node)
    {
        _executed.Add(node);
        _status[node] = "running";
        _passes[node]++;
        _doneInRound.Add(node);
        foreach (var loop in _shape.Loops.Where(l => l.Members.Contains(node)))
        {
            _loops[loop].Ran.Add(node);
        }

        var work = Node(node).Pass(_passes[node]);
        _running.Add((_now + work.DurationMs, _started++, node));
        _maxParallel = Math.Max(_maxParallel, _running.Count(r => Node(r.Node).Kind == NodeKind.Agent));
    }

    /// <summary>Rules 5 and 6, up to the first plain edge.</summary>
    private void Complete(string node)
    {
        var work = Node(node).Pass(_passes[node]);
        if (work.Fails)
        {
            _status[node] = "failed";
            _error = ("node_failed", node);
            return;
        }

        _status[node] = _lastStatus[node] = "completed";
        if (Node(node).Kind == NodeKind.Agent)
        {
            _m[node] = work.M;
        }

        var edges = Order(Enumerable.Range(0, _spec.Edges.Length).Where(i => _spec.Edges[i].From == node));
        var inside = edges.Where(i => !_shape.BackEdges.Contains(i) && _shape.Left(_spec.Edges[i]) is null).ToList();
        foreach (var edge in edges.Where(_shape.BackEdges.Contains))
        {
            if (Test(edge))
            {
                _wentBack.Add((node, _spec.Edges[edge].To));
                Decline(inside);
                return;
            }
        }

        Follow(new ReferenceTurn(node, null, new Queue<int>(inside)));
    }

    /// <summary>Rule 6: the parallel edges at once; the plain ones stay in the turn.</summary>
    private void Follow(ReferenceTurn turn)
    {
        var plain = turn.Left.Where(i => !_spec.Edges[i].Parallel).ToList();
        foreach (var edge in turn.Left.Where(i => _spec.Edges[i].Parallel))
        {
            Decide(turn, edge);
        }

        _turns.Add(turn with { Left = new Queue<int>(plain) });
    }

    private void Decide(ReferenceTurn turn, int edge)
    {
        // Rule 9, for every loop that the edge leaves.
        var ran = turn.Loop is null || _shape.Loops
            .Where(l => l.Members.Contains(From(edge)!) && !l.Members.Contains(To(edge)))
            .All(l => _loops[l].Ran.Contains(From(edge)!));
        var taken = ran && Test(edge);
        _decisions.Enqueue((edge, taken));
        if (taken)
        {
            turn.Started.Add(_shape.Branch(From(edge), To(edge)));
        }
    }

    /// <summary>
    /// All that follows before the next completion is handled: what is decided, then rounds that are over, then the next
    /// edge, so that a loop that is skipped falls away as soon as a node that is (rule 9: as if it were one node).
    /// </summary>
    private void Settle()
    {
        while (_error is null && (ApplyDecision() || EndRound() || TestNextPlainEdge()))
        {
            _turns.RemoveAll(t => t.Left.Count == 0);
        }
    }

    private bool ApplyDecision()
    {
        if (!_decisions.TryDequeue(out var decision))
        {
            return false;
        }

        _decided[decision.Edge] = decision.Taken;
        Join(To(decision.Edge));
        return true;
    }

    /// <summary>Rule 4, with rule 10.</summary>
    private void Join(string node)
    {
        var counting = Enumerable.Range(0, _spec.Edges.Length + _shape.Entries.Count)
            .Where(i => To(i) == node && !_shape.BackEdges.Contains(i)
                && _shape.Entered(From(i), node).All(l => _loops[l].RoundsBack == 0))
            .ToList();
        if (_doneInRound.Contains(node) || !counting.TrueForAll(_decided.ContainsKey))
        {
            return;
        }

        if (counting.Exists(i => _decided[i]))
        {
            Start(node);
            return;
        }

        _doneInRound.Add(node);
        _status[node] = _lastStatus.GetValueOrDefault(node, "skipped");
        Decline(Order(Enumerable.Range(0, _spec.Edges.Length).Where(i => _spec.Edges[i].From == node
            && !_shape.BackEdges.Contains(i) && _shape.Left(_spec.Edges[i]) is null)));
    }

    /// <summary>Declines edges in the order in which rule 6 would have tested them.</summary>
    private void Decline(List<int> edges)
    {
        foreach (var edge in edges.OrderBy(i => _spec.Edges[i].Parallel ? 0 : 1))
        {
            _decisions.Enqueue((edge, false));
        }
    }

    /// <summary>Rule 6, the plain edges; rule 7.</summary>
    private bool TestNextPlainEdge()
    {
        var turn = _turns.Find(t => t.Left.Count > 0 && t.Started.TrueForAll(AtRest));
        if (turn is null)
        {
            return false;
        }

        // An edge that is declined starts nothing: the branch just started is still the one before.
        var before = turn.Started;
        turn.Started = [];
        Decide(turn, turn.Left.Dequeue());
        turn.Started = turn.Started.Count > 0 ? turn.Started : before;
        return true;
    }

    private bool AtRest(HashSet<string> branch) =>
        !_running.Exists(r => branch.Contains(r.Node))
        && !_turns.Exists(t => t.Left.Count > 0 && ((t.Node is not null && branch.Contains(t.Node))
            || (t.Loop is not null && t.Loop.Members.IsSubsetOf(branch))))
        && !_shape.Loops.Exists(l => l.Members.IsSubsetOf(branch) && RoundIsOver(l));

    private bool RoundIsOver(ReferenceLoop loop) =>
        !_loops[loop].Over
        && loop.Members.All(_doneInRound.Contains)
        && !_running.Exists(r => loop.Members.Contains(r.Node))
        && !_turns.Exists(t => t.Left.Count > 0 && ((t.Node is not null && loop.Members.Contains(t.Node))
            || (t.Loop is not null && t.Loop != loop && t.Loop.Members.IsSubsetOf(loop.Members))))
        && _shape.Loops.Where(l => l.Outer == loop).All(l => _loops[l].Over);

    /// <summary>Rules 8 and 9.</summary>
    private bool EndRound()
    {
        var loop = _shape.Loops.Find(RoundIsOver);
        if (loop is null)
        {
            return false;
        }

        var leaving = Order(Enumerable.Range(0, _spec.Edges.Length)
            .Where(i => !_shape.BackEdges.Contains(i) && _shape.Left(_spec.Edges[i]) == loop));
        var back = _wentBack.Where(w => loop.Members.Contains(w.Node)).ToList();
        if (back.Exists(w => !loop.Members.Contains(w.Head)))
        {
            _loops[loop].Over = true;
            Decline(leaving);
        }
        else if (back.Exists(w => w.Head == loop.Head))
        {
            GoBack(loop, back.Find(w => w.Head == loop.Head).Node);
        }
        else
        {
            _loops[loop].Over = true;
            Follow(new ReferenceTurn(null, loop, new Queue<int>(leaving)));
        }

        return true;
    }

    private void GoBack(ReferenceLoop loop, string node)
    {
        if (_loops[loop].RoundsBack == _spec.MaxIterations)
        {
            _error = ("iteration_limit", node);
            return;
        }

        _loops[loop].RoundsBack++;
        _loops[loop].Ran.Clear();
        _wentBack.RemoveAll(w => loop.Members.Contains(w.Node));
        foreach (var inner in _shape.Loops.Where(l => l != loop && l.Members.IsSubsetOf(loop.Members)))
        {
            _loops[inner].Reset();
        }

        foreach (var member in loop.Members)
        {
            _doneInRound.Remove(member);
            _status[member] = "pending";
        }

        for (var i = 0; i < _spec.Edges.Length; i++)
        {
            if (loop.Members.Contains(_spec.Edges[i].From))
            {
                _decided.Remove(i);
            }
        }

        Start(loop.Head);
    }

    private bool Test(int edge) =>
        edge >= _spec.Edges.Length
        || _spec.Edges[edge].Condition is not { } condition
        || (_m.TryGetValue(condition.Node, out var m) && m == condition.Value);

    private List<int> Order(IEnumerable<int> edges) => [.. edges.OrderBy(i => _spec.Edges[i].Priority).ThenBy(i => i)];

    private string? From(int edge) => edge < _spec.Edges.Length ? _spec.Edges[edge].From : null;

    private string To(int edge) =>
        edge < _spec.Edges.Length ? _spec.Edges[edge].To : _shape.Entries[edge - _spec.Edges.Length];

    private ReferenceNode Node(string id) => _spec.Nodes.Single(n => n.Id == id);
}
