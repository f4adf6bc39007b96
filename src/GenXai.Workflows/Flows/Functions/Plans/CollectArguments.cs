using GenXai.Workflows.Flows.Functions.Pools;

namespace GenXai.Workflows.Flows.Functions.Plans;

/// <summary>What the function <c>collect</c> takes.</summary>
/// <param name="Items">The tasks.</param>
/// <param name="Work">What the pool gave.</param>
/// <param name="Earlier">Results of earlier rounds; a task of the same id replaces its own.</param>
/// <param name="Peak">The most workers of earlier rounds.</param>
internal sealed record CollectArguments(
    IReadOnlyList<PlanItem> Items, PoolOutput Work, IReadOnlyList<TaskResult>? Earlier = null, int Peak = 0);
