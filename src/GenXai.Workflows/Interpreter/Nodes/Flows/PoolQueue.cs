using GenXai.Workflows.Definitions;
using GenXai.Workflows.Flows.Delegation;
using GenXai.Workflows.Flows.Functions.Pools;

namespace GenXai.Workflows.Interpreter.Nodes.Flows;

/// <summary>Which elements of a pool are ready, at work and still queued.</summary>
internal sealed class PoolQueue
{
    private readonly IReadOnlyList<ScheduleItem> _items;
    private readonly PoolDefinition _pool;
    private readonly List<int>[] _dependents;
    private readonly int[] _open;
    private readonly bool[] _isLost;
    private readonly bool[] _isTaken;
    private readonly SortedSet<int> _ready = [];

    public PoolQueue(IReadOnlyList<ScheduleItem> items, PoolDefinition pool)
    {
        _items = items;
        _pool = pool;
        _open = [.. items.Select(item => item.After.Count)];
        _isLost = new bool[items.Count];
        _isTaken = new bool[items.Count];
        _dependents = [.. items.Select(_ => new List<int>())];
        for (var index = 0; index < items.Count; index++)
        {
            foreach (var before in items[index].After)
            {
                _dependents[before].Add(index);
            }

            if (_open[index] == 0)
            {
                _ready.Add(index);
            }
        }
    }

    /// <summary>How many are at work.</summary>
    public int AtWork { get; private set; }

    /// <summary>How many could be begun now: what waits for others joins the queue when they are done.</summary>
    public int Queued => _ready.Count;

    public bool HasReady => _ready.Count > 0;

    /// <summary>How many should be at work.</summary>
    public int Target => PoolSize.Target(Queued, _pool.TasksPerWorker, _pool.MinWorkers, _pool.MaxWorkers);

    public ScheduleItem Of(int index) => _items[index];

    /// <summary>Whether it failed, or can never be begun because of another that did.</summary>
    public bool IsLost(int index) => _isLost[index];

    /// <summary>Takes the first that is ready.</summary>
    public int Take()
    {
        var index = _ready.Min;
        Begin(index);
        return index;
    }

    /// <summary>Takes one that is ready; false where it is not.</summary>
    public bool Begin(int index)
    {
        if (!_ready.Remove(index))
        {
            return false;
        }

        _isTaken[index] = true;
        AtWork++;
        return true;
    }

    /// <summary>One is at work no longer.</summary>
    public void End() => AtWork--;

    /// <summary>Says what became of one; what depends on one that failed is lost with it.</summary>
    public void Settle(int index, bool isDone)
    {
        // One that was done in an earlier generation was not taken in this one.
        _ready.Remove(index);
        _isTaken[index] = true;
        if (!isDone)
        {
            Lose(index);
            return;
        }

        foreach (var dependent in _dependents[index])
        {
            if (--_open[dependent] == 0 && !_isLost[dependent] && !_isTaken[dependent])
            {
                _ready.Add(dependent);
            }
        }
    }

    private void Lose(int first)
    {
        var lost = new Queue<int>([first]);
        _isLost[first] = true;
        while (lost.TryDequeue(out var index))
        {
            foreach (var dependent in _dependents[index].Where(dependent => !_isLost[dependent]))
            {
                _isLost[dependent] = true;
                lost.Enqueue(dependent);
            }
        }
    }
}
