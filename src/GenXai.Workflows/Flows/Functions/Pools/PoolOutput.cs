namespace GenXai.Workflows.Flows.Functions.Pools;

/// <summary>The output of a node whose elements were shared among workers.</summary>
/// <param name="Items">What each element gave, in order.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Workers">The most that the pool held at once.</param>
internal sealed record PoolOutput(IReadOnlyList<PoolItem> Items, int Count, int Workers);
