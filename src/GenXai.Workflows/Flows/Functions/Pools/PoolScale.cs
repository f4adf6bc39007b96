namespace GenXai.Workflows.Flows.Functions.Pools;

/// <summary>The size of a pool, as it is noted when it changes.</summary>
internal sealed record PoolScale(int Workers, int Queued);
