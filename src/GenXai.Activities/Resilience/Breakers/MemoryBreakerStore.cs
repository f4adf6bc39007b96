namespace GenXai.Activities.Resilience.Breakers;

/// <summary>States in memory, for one process.</summary>
public sealed class MemoryBreakerStore : IBreakerStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, BreakerState> _states = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<BreakerState> ReadAsync(string deployment, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_states.GetValueOrDefault(deployment, BreakerState.Closed));
        }
    }

    /// <inheritdoc />
    public Task<BreakerChange> UpdateAsync(string deployment, Func<BreakerState, BreakerState> change, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var before = _states.GetValueOrDefault(deployment, BreakerState.Closed);
            var after = _states[deployment] = change(before);
            return Task.FromResult(new BreakerChange(before, after));
        }
    }
}
