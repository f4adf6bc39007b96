using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions;

/// <summary>
/// How the elements of a <c>for_each</c> of a flow are shared among workers: each has an agent of its own and may wait
/// for others, and the number at work follows the queue. No key of the language (docs/flows.md).
/// </summary>
/// <param name="Agents">The agents that take elements in turn; empty where <paramref name="Schedule"/> tells each element's.</param>
/// <param name="Schedule">A template of a list with <c>{agent, id, after}</c> for each element: who does it, its name, the indices that it waits for; null for none.</param>
/// <param name="MinWorkers">The fewest at work at once while there is a queue, from 1.</param>
/// <param name="MaxWorkers">The most at work at once.</param>
/// <param name="TasksPerWorker">For how many queued elements there is one worker, from 1.</param>
/// <param name="StopsAtFailure">Whether the first failed element fails the node; otherwise it is one of the results.</param>
public sealed record PoolDefinition(
    ImmutableArray<string> Agents, string? Schedule, int MinWorkers, int MaxWorkers, int TasksPerWorker, bool StopsAtFailure);
