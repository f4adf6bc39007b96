namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>What the function <c>assign</c> takes.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Workers">The workers, in order.</param>
/// <param name="Resends">How often the plan was sent back.</param>
/// <param name="MaxTasks">The most tasks.</param>
/// <param name="Results">Results of earlier rounds, which tasks may depend on.</param>
internal sealed record AssignArguments(
    TasksPlan Plan, IReadOnlyList<WorkerSkills> Workers, int Resends, int MaxTasks, IReadOnlyList<TaskResult>? Results = null);
