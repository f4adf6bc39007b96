using GenXai.Activities.Models.Caching;
using GenXai.Activities.Models.Settings;
using GenXai.Activities.Resilience.Breakers;
using GenXai.Activities.Resilience.Limits;
using GenXai.Activities.Resilience.Sqlite;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using ZiggyCreatures.Caching.Fusion;

namespace GenXai.Activities.Models;

/// <summary>How models are called that answer over a network. Scripted and offline replies know nothing of it.</summary>
public sealed record ModelOptions
{
    /// <summary>The settings; environment variables unless given.</summary>
    public IModelSettings Settings { get; init; } = new EnvironmentModelSettings();

    /// <summary>Where circuit breakers are kept; in memory unless given.</summary>
    public IBreakerStore Breakers { get; init; } = new MemoryBreakerStore();

    /// <summary>Where leases on deployments are kept; in memory unless given.</summary>
    public ILeaseStore Leases { get; init; } = new MemoryLeaseStore();

    /// <summary>What stands behind the cache of replies in memory where <see cref="ModelSettingNames.Redis"/> names no server; null for nothing.</summary>
    public IDistributedCache? ReplyStore { get; init; }

    /// <summary>Where the cache reports faults of the store behind it, which never fail a call; null for nowhere.</summary>
    public ILogger<FusionCache>? CacheLogger { get; init; }

    /// <summary>How often a request is made again inside one call, 0 to 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>How long a call waits for room at a full deployment before it fails with <c>rate_limited</c>; longer than the lease of a process that died.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Options that share breakers, limits and cached replies with all processes that use a data folder.</summary>
    /// <param name="folder">The data folder; it and the files in it are made on first use.</param>
    public static ModelOptions InFolder(string folder) => new()
    {
        Breakers = new SqliteBreakerStore(Path.Combine(folder, "breaker.db")),
        Leases = new SqliteLeaseStore(Path.Combine(folder, "limits.db")),
        ReplyStore = new SqliteReplyStore(Path.Combine(folder, "cache.db")),
    };
}
