namespace GenXai.Activities.Resilience.Limits;

/// <summary>Leases in memory, for one process.</summary>
public sealed class MemoryLeaseStore : ILeaseStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Deployment, DateTimeOffset Until)> _leases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<DateTimeOffset>> _requests = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<LeaseAnswer> TryAcquireAsync(DeploymentLimit limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var (id, _) in _leases.Where(lease => lease.Value.Until <= now).ToArray())
            {
                _leases.Remove(id);
            }

            var held = _leases.Values.Where(lease => string.Equals(lease.Deployment, limit.Deployment, StringComparison.Ordinal)).ToArray();
            if (limit.MaxConcurrency is { } most && held.Length >= most)
            {
                return Task.FromResult(Full(held.Min(static lease => lease.Until) - now));
            }

            if (limit.RequestsPerMinute is { } rate && Recent(limit.Deployment, now) is { } recent)
            {
                if (recent.Count >= rate)
                {
                    return Task.FromResult(Full(recent.ElementAt(recent.Count - rate) + DeploymentLimit.Window - now));
                }

                recent.Enqueue(now);
            }

            var lease = Guid.NewGuid().ToString("N");
            _leases[lease] = (limit.Deployment, now + DeploymentLimit.LeaseDuration);
            return Task.FromResult(new LeaseAnswer(lease, TimeSpan.Zero));
        }
    }

    /// <inheritdoc />
    public Task RenewAsync(string leaseId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_leases.TryGetValue(leaseId, out var lease))
            {
                _leases[leaseId] = lease with { Until = now + DeploymentLimit.LeaseDuration };
            }

            return Task.CompletedTask;
        }
    }

    /// <inheritdoc />
    public Task ReleaseAsync(string leaseId)
    {
        lock (_gate)
        {
            _leases.Remove(leaseId);
            return Task.CompletedTask;
        }
    }

    private static LeaseAnswer Full(TimeSpan wait) => new(null, wait);

    private Queue<DateTimeOffset> Recent(string deployment, DateTimeOffset now)
    {
        if (!_requests.TryGetValue(deployment, out var recent))
        {
            _requests[deployment] = recent = new Queue<DateTimeOffset>();
        }

        while (recent.TryPeek(out var oldest) && oldest <= now - DeploymentLimit.Window)
        {
            recent.Dequeue();
        }

        return recent;
    }
}
