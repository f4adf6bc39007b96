namespace GenXai.Workflows.Flows.Functions.Pools;

/// <summary>Who does an element of a pool, and what it waits for.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Id">The element's name.</param>
/// <param name="After">The indices of the elements before it, from 0.</param>
internal sealed record ScheduleItem(string Agent, string Id, IReadOnlyList<int> After);
