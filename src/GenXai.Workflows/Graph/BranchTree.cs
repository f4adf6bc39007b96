using System.Collections.Immutable;

namespace GenXai.Workflows.Graph;

/// <summary>
/// The dominator tree of every level (Cooper, Harvey, Kennedy, A simple, fast dominance algorithm, 2001; one pass,
/// since a level without the edges into its head is acyclic), numbered so that each branch is one run of places.
/// </summary>
internal sealed class BranchTree
{
    private readonly ImmutableArray<GraphUnit> _units;
    private readonly List<GraphUnit>[] _predecessors;
    private readonly List<GraphUnit>[] _successors;
    private readonly bool[] _isRoot;
    private readonly int[] _order;
    private readonly int[] _depth;

    private BranchTree(ImmutableArray<GraphUnit> units)
    {
        _units = units;
        _predecessors = [.. units.Select(_ => new List<GraphUnit>())];
        _successors = [.. units.Select(_ => new List<GraphUnit>())];
        _isRoot = new bool[units.Length];
        _order = new int[units.Length];
        _depth = new int[units.Length];
    }

    public static void Build(List<GraphEdge> edges, ImmutableArray<GraphLoop> loops, ImmutableArray<GraphUnit> units)
    {
        var tree = new BranchTree(units);
        tree.Connect(edges, loops);
        var sorted = tree.Sort();
        tree.FindDominators(sorted);
        tree.Number(sorted);
    }

    private void Connect(List<GraphEdge> edges, ImmutableArray<GraphLoop> loops)
    {
        var nodeCount = _units.Length - loops.Length - 1;
        foreach (var unit in _units)
        {
            foreach (var edge in unit.ParallelEdges.Concat(unit.PlainEdges))
            {
                var target = edge.TargetUnit!;
                _predecessors[target.Index].Add(unit);
                _successors[unit.Index].Add(target);
            }
        }

        _isRoot[_units.Length - 1] = true;
        foreach (var loop in loops)
        {
            _isRoot[loop.Head.Index] = true;
            foreach (var edge in loop.FurtherEntries)
            {
                _isRoot[UnitBuilder.UnitAt(loop, edge.To, nodeCount, loops, _units).Index] = true;
            }
        }
    }

    // All levels at once: they have no edges in common.
    private List<GraphUnit> Sort()
    {
        var waiting = _units.Select(unit => _predecessors[unit.Index].Count).ToArray();
        var ready = new Queue<GraphUnit>(_units.Where(unit => waiting[unit.Index] == 0));
        var sorted = new List<GraphUnit>(_units.Length);
        while (ready.TryDequeue(out var unit))
        {
            _order[unit.Index] = sorted.Count;
            sorted.Add(unit);
            foreach (var next in _successors[unit.Index])
            {
                if (--waiting[next.Index] == 0)
                {
                    ready.Enqueue(next);
                }
            }
        }

        return sorted.Count == _units.Length
            ? sorted
            : throw new InvalidOperationException("a level of the graph has a cycle that no loop explains");
    }

    private void FindDominators(List<GraphUnit> sorted)
    {
        foreach (var unit in sorted)
        {
            if (_isRoot[unit.Index] || _predecessors[unit.Index].Count == 0)
            {
                continue;
            }

            GraphUnit? dominator = _predecessors[unit.Index][0];
            foreach (var other in _predecessors[unit.Index].Skip(1))
            {
                dominator = Meet(dominator, other);
            }

            unit.Dominator = dominator;
            _depth[unit.Index] = dominator is null ? 0 : _depth[dominator.Index] + 1;
        }
    }

    private GraphUnit? Meet(GraphUnit? left, GraphUnit? right)
    {
        while (left != right)
        {
            if (left is null || right is null)
            {
                return null;
            }

            if (_depth[left.Index] >= _depth[right.Index])
            {
                left = left.Dominator;
            }
            else
            {
                right = right.Dominator;
            }
        }

        return left;
    }

    private void Number(List<GraphUnit> sorted)
    {
        var children = _units.Select(_ => new List<GraphUnit>()).ToArray();
        foreach (var unit in sorted)
        {
            if (unit.Dominator is { } dominator)
            {
                children[dominator.Index].Add(unit);
            }
        }

        var place = 0;
        var walk = new Stack<(GraphUnit Unit, bool Leaving)>();
        foreach (var root in sorted.Where(unit => unit.Dominator is null))
        {
            walk.Push((root, false));
            while (walk.TryPop(out var step))
            {
                if (step.Leaving)
                {
                    step.Unit.BranchLast = place - 1;
                    continue;
                }

                step.Unit.BranchFirst = place++;
                walk.Push((step.Unit, true));
                foreach (var child in children[step.Unit.Index])
                {
                    walk.Push((child, false));
                }
            }
        }
    }
}
