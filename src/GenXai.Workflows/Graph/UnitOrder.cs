namespace GenXai.Workflows.Graph;

/// <summary>
/// What is ordered before what, by the graph alone and whatever takes how long (docs/adr/0014): a unit comes before
/// another of its level if a path of forward edges leads there, or if it lies in a branch that must be at rest before
/// a later plain edge is tested (product.md, section 6, rule 6). What is not ordered is parallel.
/// </summary>
internal sealed class UnitOrder
{
    private readonly WorkflowGraph _graph;
    private readonly List<(GraphUnit From, GraphEdge Edge)>[] _incoming;
    private readonly int[] _rank;

    private UnitOrder(WorkflowGraph graph)
    {
        _graph = graph;
        _incoming = [.. graph.Units.Select(_ => new List<(GraphUnit, GraphEdge)>())];
        _rank = new int[graph.Units.Length];
        foreach (var unit in graph.Units)
        {
            foreach (var edge in unit.ParallelEdges.Concat(unit.PlainEdges))
            {
                _incoming[edge.TargetUnit!.Index].Add((unit, edge));
            }
        }

        Rank();
    }

    public static UnitOrder Of(WorkflowGraph graph) => new(graph);

    /// <summary>A number that rises along the order; units that are parallel stand in file order as far as that goes.</summary>
    public int RankOf(int unit) => _rank[unit];

    /// <summary>Whether one unit is ordered before another of the same level.</summary>
    public bool IsBefore(int first, int second)
    {
        var wanted = _graph.Units[first];
        var seen = new HashSet<int> { second };
        var open = new Stack<GraphUnit>();
        open.Push(_graph.Units[second]);
        while (open.TryPop(out var unit))
        {
            if (Earlier(unit).Any(branch => wanted.BranchFirst >= branch.BranchFirst && wanted.BranchFirst <= branch.BranchLast))
            {
                return true;
            }

            foreach (var (from, _) in _incoming[unit.Index])
            {
                if (from == wanted)
                {
                    return true;
                }

                // What ranks lower than the one that is looked for cannot come after it.
                if (_rank[from.Index] > _rank[first] && seen.Add(from.Index))
                {
                    open.Push(from);
                }
            }
        }

        return false;
    }

    // The branches that are at rest before this unit's one edge is tested.
    private IEnumerable<GraphUnit> Earlier(GraphUnit unit)
    {
        if (!IsStartedByOneEdge(unit, out var from, out var edge) || edge.Parallel)
        {
            yield break;
        }

        foreach (var earlier in from.ParallelEdges.Concat(from.PlainEdges.TakeWhile(plain => plain != edge)))
        {
            if (IsStartedByOneEdge(earlier.TargetUnit!, out _, out _))
            {
                yield return earlier.TargetUnit!;
            }
        }
    }

    private bool IsStartedByOneEdge(GraphUnit unit, out GraphUnit from, out GraphEdge edge)
    {
        var incoming = _incoming[unit.Index];
        (from, edge) = incoming.Count == 1 ? incoming[0] : (null!, null!);
        return incoming.Count == 1 && unit.Dominator == from;
    }

    // Kahn's algorithm; a branch that others wait for counts as done when the last of its units is.
    private void Rank()
    {
        var followers = _graph.Units.Select(_ => new List<GraphUnit>()).ToArray();
        var waiting = _incoming.Select(edges => edges.Count).ToArray();
        foreach (var unit in _graph.Units)
        {
            foreach (var branch in Earlier(unit))
            {
                followers[branch.Index].Add(unit);
                waiting[unit.Index]++;
            }
        }

        var left = _graph.Units.Select(unit => unit.BranchLast - unit.BranchFirst + 1).ToArray();
        var gates = Gates(followers);
        var ready = new PriorityQueue<GraphUnit, int>();
        foreach (var unit in _graph.Units.Where(unit => waiting[unit.Index] == 0))
        {
            ready.Enqueue(unit, unit.Index);
        }

        for (var rank = 0; ready.TryDequeue(out var unit, out _); rank++)
        {
            _rank[unit.Index] = rank;
            foreach (var edge in unit.ParallelEdges.Concat(unit.PlainEdges))
            {
                Release(edge.TargetUnit!);
            }

            for (var gate = gates[unit.Index]; gate is not null; gate = gate.Dominator is { } above ? gates[above.Index] : null)
            {
                if (--left[gate.Index] == 0)
                {
                    followers[gate.Index].ForEach(Release);
                }
            }
        }

        void Release(GraphUnit unit)
        {
            if (--waiting[unit.Index] == 0)
            {
                ready.Enqueue(unit, unit.Index);
            }
        }
    }

    // For each unit the innermost branch around it that others wait for.
    private GraphUnit?[] Gates(List<GraphUnit>[] followers)
    {
        var gates = new GraphUnit?[_graph.Units.Length];
        foreach (var unit in _graph.Units.OrderBy(unit => unit.BranchFirst))
        {
            gates[unit.Index] = followers[unit.Index].Count > 0
                ? unit
                : unit.Dominator is { } above ? gates[above.Index] : null;
        }

        return gates;
    }
}
