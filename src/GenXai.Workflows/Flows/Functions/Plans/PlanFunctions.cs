using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Flows.Delegation;
using GenXai.Workflows.Flows.Functions.Pools;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>From a plan to who does what when, and from the workers' replies to results.</summary>
internal static class PlanFunctions
{
    /// <summary>How often a plan is sent back.</summary>
    private const int MaxResends = 2;

    /// <summary>Each part to the worker that it is for.</summary>
    public static Assigned Part(PartsArguments arguments)
    {
        var parts = arguments.Plan.Parts;
        List<PlanItem> items = [.. parts.Select((part, index) => new PlanItem(
            (index + 1).ToString(CultureInfo.InvariantCulture), part.Task, part.Worker, []))];
        return new Assigned(Valid: true, 0, [], items, [.. items.Select(item => new ScheduleItem(item.Worker, item.Id, []))]);
    }

    /// <summary>Checks a plan, and gives its tasks to workers.</summary>
    public static Assigned Assign(AssignArguments arguments)
    {
        var tasks = arguments.Plan.Tasks;
        var done = (arguments.Results ?? []).Where(IsCompleted).Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        var faults = TaskPlanCheck.Faults(tasks, arguments.Workers, done, arguments.MaxTasks);
        if (faults.Count > 0)
        {
            return arguments.Resends < MaxResends
                ? new Assigned(Valid: false, arguments.Resends + 1, faults, [], [])
                : throw new FlowFunctionException(
                    ErrorCodes.OutputInvalid, $"the delegator's plan is not valid after {MaxResends} corrections: {string.Join("; ", faults)}");
        }

        var after = TaskPlanCheck.After(tasks);
        var order = TaskOrder.Of(after);
        var place = new int[tasks.Count];
        for (var i = 0; i < order.Count; i++)
        {
            place[order[i]] = i;
        }

        var ids = tasks.Select(task => task.Id).ToHashSet(StringComparer.Ordinal);
        var workers = Workers(order.Select(index => tasks[index]).ToList(), arguments.Workers);
        return new Assigned(
            Valid: true,
            0,
            [],
            [.. order.Select((index, i) => new PlanItem(tasks[index].Id, tasks[index].Task, workers[i], Given(tasks[index], ids, arguments.Results ?? [])))],
            [.. order.Select((index, i) => new ScheduleItem(workers[i], tasks[index].Id, [.. after[index].Select(before => place[before]).Order()]))]);
    }

    /// <summary>Puts the results of a round to those of earlier rounds.</summary>
    public static Collected Collect(CollectArguments arguments)
    {
        var all = new OrderedDictionary<string, TaskResult>(StringComparer.Ordinal);
        foreach (var earlier in arguments.Earlier ?? [])
        {
            all[earlier.Id] = earlier;
        }

        foreach (var (item, given) in arguments.Items.Zip(arguments.Work.Items))
        {
            all[item.Id] = new TaskResult(item.Id, item.Task, given.Agent, given.Status, given.Result, given.Error);
        }

        var completed = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var result in all.Values.Where(IsCompleted))
        {
            completed[result.Id] = result.Result ?? JsonValues.Null;
        }

        if (completed.Count == 0)
        {
            var first = all.Values.FirstOrDefault(result => result.Error is not null);
            throw new FlowFunctionException(ErrorCodes.NodeFailed, $"all {all.Count} tasks failed; '{first?.Id}' of {first?.Worker}: {first?.Error}");
        }

        return new Collected(
            completed,
            [.. all.Values],
            completed.Count,
            all.Count - completed.Count,
            all.Values.Where(result => !string.Equals(result.Status, PoolItem.Skipped, StringComparison.Ordinal))
                .Select(result => result.Worker).Distinct(StringComparer.Ordinal).Count(),
            Math.Max(arguments.Peak, arguments.Work.Workers));
    }

    // What the task depends on and is not done anew, and what it gave itself: whoever does it again is to mend that.
    private static OrderedDictionary<string, JsonElement> Given(PlannedTask task, HashSet<string> planned, IReadOnlyList<TaskResult> results)
    {
        var given = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var result in results.Where(result => IsCompleted(result) && (string.Equals(result.Id, task.Id, StringComparison.Ordinal)
            || (!planned.Contains(result.Id) && (task.DependsOn ?? []).Contains(result.Id, StringComparer.Ordinal)))))
        {
            given[result.Id] = result.Result ?? JsonValues.Null;
        }

        return given;
    }

    // Who can do a task, the most specialised first: whoever can do much is kept for what others cannot do.
    private static List<string> Workers(List<PlannedTask> tasks, IReadOnlyList<WorkerSkills> workers)
    {
        var bySkill = Enumerable.Range(0, workers.Count).OrderBy(worker => workers[worker].Capabilities.Count).ToList();
        List<IReadOnlyList<int>> able = [.. tasks.Select(task => (IReadOnlyList<int>)[.. bySkill.Where(worker => TaskPlanCheck.Can(workers[worker], task))])];
        return [.. TaskAssignment.Assign(able, workers.Count).Select(worker => workers[worker].Id)];
    }

    private static bool IsCompleted(TaskResult result) => string.Equals(result.Status, PoolItem.Completed, StringComparison.Ordinal);
}
