using GenXai.Workflows.Flows.Functions.Plans;

namespace GenXai.Workflows.Flows.Delegation;

/// <summary>What is wrong with a delegator's plan, in words that let it mend the plan.</summary>
internal static class TaskPlanCheck
{
    private const int MostFaults = 20;

    /// <summary>The faults; none for a plan that can be carried out.</summary>
    /// <param name="tasks">The plan.</param>
    /// <param name="workers">Who is there.</param>
    /// <param name="done">The ids of tasks that earlier rounds have done.</param>
    /// <param name="maxTasks">The most tasks.</param>
    public static IReadOnlyList<string> Faults(
        IReadOnlyList<PlannedTask> tasks, IReadOnlyList<WorkerSkills> workers, IReadOnlySet<string> done, int maxTasks)
    {
        if (tasks.Count == 0)
        {
            return ["the plan has no tasks; give one at least"];
        }

        if (tasks.Count > maxTasks)
        {
            return [$"the plan has {tasks.Count} tasks, and may have {maxTasks} at most; put small ones together"];
        }

        var ids = tasks.Select(task => task.Id).ToHashSet(StringComparer.Ordinal);
        List<string> faults =
        [
            .. tasks.GroupBy(task => task.Id, StringComparer.Ordinal).Where(same => same.Skip(1).Any())
                .Select(same => $"{same.Count()} tasks have the id '{same.Key}'; give each an id of its own"),
            .. tasks.Where(task => string.IsNullOrWhiteSpace(task.Id)).Select(_ => "a task has no id"),
            .. tasks.SelectMany(task => (task.DependsOn ?? []).Where(other => !ids.Contains(other) && !done.Contains(other))
                .Select(other => $"the task '{task.Id}' depends on '{other}', which is no task of the plan")),
            .. tasks.Where(task => !workers.Any(worker => Can(worker, task))).Select(task => Unable(task, workers)),
        ];
        if (faults.Count == 0 && Cycle(tasks) is { } cycle)
        {
            faults.Add($"these tasks depend on each other in a circle: {cycle}; remove one of the dependencies");
        }

        return faults.Count > MostFaults ? [.. faults.Take(MostFaults), $"and {faults.Count - MostFaults} more"] : faults;
    }

    /// <summary>Whether a worker can do all that a task needs.</summary>
    public static bool Can(WorkerSkills worker, PlannedTask task) =>
        (task.Capabilities ?? []).All(needed => worker.Capabilities.Contains(needed, StringComparer.OrdinalIgnoreCase));

    /// <summary>For each task, the indices of those of the plan that it depends on.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> After(IReadOnlyList<PlannedTask> tasks)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var task = 0; task < tasks.Count; task++)
        {
            index.TryAdd(tasks[task].Id, task);
        }

        return [.. tasks.Select(task => (IReadOnlyList<int>)[.. (task.DependsOn ?? []).Where(index.ContainsKey).Select(id => index[id]).Distinct()])];
    }

    private static string Unable(PlannedTask task, IReadOnlyList<WorkerSkills> workers)
    {
        var known = workers.Select(worker => $"{worker.Id}: {(worker.Capabilities.Count == 0 ? "none" : string.Join(", ", worker.Capabilities))}");
        return $"no worker can do all that the task '{task.Id}' needs ({string.Join(", ", task.Capabilities ?? [])}); capabilities are {string.Join("; ", known)}";
    }

    private static string? Cycle(IReadOnlyList<PlannedTask> tasks)
    {
        var order = TaskOrder.Of(After(tasks)).ToHashSet();
        return order.Count == tasks.Count
            ? null
            : string.Join(", ", tasks.Where((_, index) => !order.Contains(index)).Select(task => $"'{task.Id}'"));
    }
}
