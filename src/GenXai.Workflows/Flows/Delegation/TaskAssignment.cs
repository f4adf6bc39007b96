namespace GenXai.Workflows.Flows.Delegation;

/// <summary>
/// Gives each task to a worker that can do it, so that no load can be lowered by passing tasks on: the loads are as even
/// as capabilities allow (an optimal semi-matching). Pure: the same tasks and workers, the same assignment.
/// </summary>
internal sealed class TaskAssignment
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _able;
    private readonly List<int>[] _tasksOf;
    private readonly int[] _workerOf;

    private TaskAssignment(IReadOnlyList<IReadOnlyList<int>> able, int workers)
    {
        _able = able;
        _workerOf = new int[able.Count];
        _tasksOf = [.. Enumerable.Range(0, workers).Select(_ => new List<int>())];
    }

    /// <summary>Assigns tasks.</summary>
    /// <param name="able">For each task, the workers that can do it, the best fitted first; at least one.</param>
    /// <param name="workers">How many workers there are.</param>
    /// <returns>For each task, its worker.</returns>
    public static IReadOnlyList<int> Assign(IReadOnlyList<IReadOnlyList<int>> able, int workers)
    {
        var assignment = new TaskAssignment(able, workers);
        assignment.GiveInOrder();
        while (assignment.PassOn())
        {
        }

        return assignment._workerOf;
    }

    // The least loaded; among equals the best fitted.
    private void GiveInOrder()
    {
        for (var task = 0; task < _able.Count; task++)
        {
            Give(task, _able[task].MinBy(worker => _tasksOf[worker].Count));
        }
    }

    private void Give(int task, int worker)
    {
        _workerOf[task] = worker;
        _tasksOf[worker].Add(task);
    }

    // From a loaded worker along "who could take one of its tasks" to one that has two fewer: each on the way passes
    // one on. The sum of the squares of all loads falls, so this ends.
    private bool PassOn()
    {
        foreach (var from in Enumerable.Range(0, _tasksOf.Length).OrderByDescending(worker => _tasksOf[worker].Count).ToList())
        {
            var via = new int[_tasksOf.Length];
            Array.Fill(via, -1);
            var seen = new bool[_tasksOf.Length];
            seen[from] = true;
            var open = new Queue<int>([from]);
            while (open.TryDequeue(out var worker))
            {
                if (_tasksOf[worker].Count <= _tasksOf[from].Count - 2)
                {
                    Shift(from, worker, via);
                    return true;
                }

                foreach (var task in _tasksOf[worker])
                {
                    foreach (var other in _able[task].Where(other => !seen[other]))
                    {
                        seen[other] = true;
                        via[other] = task;
                        open.Enqueue(other);
                    }
                }
            }
        }

        return false;
    }

    private void Shift(int from, int to, int[] via)
    {
        while (to != from)
        {
            var task = via[to];
            var giver = _workerOf[task];
            _tasksOf[giver].Remove(task);
            Give(task, to);
            to = giver;
        }
    }
}
