namespace GenXai.Workflows.Flows.Delegation;

/// <summary>Brings tasks into an order in which each stands behind those that it depends on; otherwise as they were.</summary>
internal static class TaskOrder
{
    /// <summary>The order.</summary>
    /// <param name="after">For each task, the indices of those that it depends on.</param>
    /// <returns>The indices in order; those on a cycle, and what depends on them, are missing.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<int>> after)
    {
        var open = after.Select(each => each.Distinct().Count()).ToArray();
        var dependents = after.Select(_ => new List<int>()).ToArray();
        for (var task = 0; task < after.Count; task++)
        {
            foreach (var before in after[task].Distinct())
            {
                dependents[before].Add(task);
            }
        }

        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, after.Count).Where(task => open[task] == 0).Select(task => (task, task)));
        var order = new List<int>(after.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            order.Add(next);
            foreach (var dependent in dependents[next])
            {
                if (--open[dependent] == 0)
                {
                    ready.Enqueue(dependent, dependent);
                }
            }
        }

        return order;
    }
}
