using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>
/// What is at work, by unit: a node that is ready, runs or waits; a unit with edges left to test; a loop with anything
/// at work inside. Answers whether a branch is at rest, and tells who waits for that.
/// </summary>
internal sealed class UnitActivity
{
    private readonly WorkflowGraph _graph;
    private readonly int[] _busy;
    private readonly int[] _inside;
    private readonly PlaceCounts _places;
    private readonly Dictionary<int, List<OpenUnit>> _watchers = [];
    private readonly Action<GraphLoop> _loopIdle;
    private readonly Action<OpenUnit> _wake;
    private int _total;
    private long _begun;

    public UnitActivity(WorkflowGraph graph, Action<GraphLoop> loopIdle, Action<OpenUnit> wake)
    {
        _graph = graph;
        _busy = new int[graph.Units.Length];
        _inside = new int[graph.Loops.Length];
        _places = new PlaceCounts(graph.Units.Length);
        _loopIdle = loopIdle;
        _wake = wake;
    }

    /// <summary>Whether anything is at work.</summary>
    public bool Any => _total > 0;

    /// <summary>Whether anything inside a loop is at work.</summary>
    public bool IsBusy(GraphLoop loop) => _inside[loop.Index] > 0;

    public void Begin(GraphUnit unit)
    {
        _begun++;
        for (var current = unit; ; current = _graph.UnitOf(current.Level!))
        {
            if (++_busy[current.Index] > 1)
            {
                return;
            }

            _places.Add(current.BranchFirst, 1);
            if (current.Level is null)
            {
                _total++;
                return;
            }

            if (++_inside[current.Level.Index] > 1)
            {
                return;
            }
        }
    }

    public void End(GraphUnit unit)
    {
        for (var current = unit; ; current = _graph.UnitOf(current.Level!))
        {
            if (--_busy[current.Index] > 0)
            {
                return;
            }

            _places.Add(current.BranchFirst, -1);
            Wake(current);
            if (current.Level is null)
            {
                _total--;
                return;
            }

            if (--_inside[current.Level.Index] > 0)
            {
                return;
            }

            _loopIdle(current.Level);
        }
    }

    /// <summary>Whether all branches that a unit has just started are at rest; if not, it is woken when that may be so.</summary>
    public bool AtRest(OpenUnit open)
    {
        if (open.RestSeen == _begun)
        {
            // Nothing has begun since.
            return true;
        }

        var count = open.Started.Length;
        for (var i = 0; i < count; i++)
        {
            var index = (open.Cursor + i) % count;
            var unit = open.Started[index];
            if (_places.Sum(unit.BranchFirst, unit.BranchLast) > 0)
            {
                open.Cursor = index;
                Watch(unit, open);
                return false;
            }
        }

        open.RestSeen = _begun;
        return true;
    }

    private void Watch(GraphUnit unit, OpenUnit open)
    {
        if (!_watchers.TryGetValue(unit.Index, out var list))
        {
            _watchers[unit.Index] = list = [];
        }

        if (!list.Contains(open))
        {
            list.Add(open);
        }
    }

    private void Wake(GraphUnit idle)
    {
        if (_watchers.Count == 0)
        {
            return;
        }

        for (var unit = idle; unit is not null; unit = unit.Dominator)
        {
            if (_watchers.Remove(unit.Index, out var list))
            {
                list.ForEach(_wake);
            }
        }
    }
}
