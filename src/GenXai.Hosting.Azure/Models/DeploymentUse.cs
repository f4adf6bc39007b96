using System.Collections.Immutable;
using GenXai.Activities.Resilience.Limits;

namespace GenXai.Hosting.Azure.Models;

/// <summary>Who uses a deployment: what its row holds. The changes are pure.</summary>
internal sealed record DeploymentUse
{
    // Requests are counted by seconds, as if made at its end: the row stays small, and the limit is kept.
    private const long Second = 1000;

    public int SchemaVersion { get; init; } = 1;

    public ImmutableArray<LeaseUse> Leases { get; init; } = [];

    /// <summary>Of the last minute, oldest first.</summary>
    public ImmutableArray<RequestCount> Requests { get; init; } = [];

    /// <summary>Takes a lease if there is room.</summary>
    /// <returns>The use after it, which is this one where there is no room, and the answer.</returns>
    public (DeploymentUse After, LeaseAnswer Answer) Acquire(DeploymentLimit limit, string id, DateTimeOffset at)
    {
        var now = at.ToUnixTimeMilliseconds();
        var window = (long)DeploymentLimit.Window.TotalMilliseconds;
        var held = Leases.Where(lease => lease.Until > now).ToImmutableArray();
        if (limit.MaxConcurrency is { } most && held.Length >= most)
        {
            return (this, Full(held.Min(static lease => lease.Until) - now));
        }

        var recent = Requests.Where(request => request.At > now - window).ToImmutableArray();
        if (limit.RequestsPerMinute is { } rate)
        {
            var left = recent.Sum(static request => request.Count);
            if (left >= rate)
            {
                // There is room when so many of the oldest have left the minute that fewer than may be remain.
                var leaving = recent.First(request => (left -= request.Count) < rate);
                return (this, Full(leaving.At + window - now));
            }

            recent = Counted(recent, ((now / Second) + 1) * Second);
        }

        var until = now + (long)DeploymentLimit.LeaseDuration.TotalMilliseconds;
        return (this with { Leases = held.Add(new LeaseUse(id, until)), Requests = recent }, new LeaseAnswer(id, TimeSpan.Zero));
    }

    /// <summary>Lets a lease live on; one that is not there is none.</summary>
    public DeploymentUse Renew(string id, DateTimeOffset at)
    {
        var until = (at + DeploymentLimit.LeaseDuration).ToUnixTimeMilliseconds();
        return this with { Leases = [.. Leases.Select(lease => Is(lease, id) ? lease with { Until = until } : lease)] };
    }

    /// <summary>Gives a lease back.</summary>
    public DeploymentUse Release(string id) =>
        Leases.Any(lease => Is(lease, id)) ? this with { Leases = [.. Leases.Where(lease => !Is(lease, id))] } : this;

    private static bool Is(LeaseUse lease, string id) => string.Equals(lease.Id, id, StringComparison.Ordinal);

    private static ImmutableArray<RequestCount> Counted(ImmutableArray<RequestCount> recent, long at) =>
        !recent.IsEmpty && recent[^1].At >= at
            ? recent.SetItem(recent.Length - 1, recent[^1] with { Count = recent[^1].Count + 1 })
            : recent.Add(new RequestCount(at, 1));

    private static LeaseAnswer Full(long milliseconds) => new(null, TimeSpan.FromMilliseconds(milliseconds));
}
