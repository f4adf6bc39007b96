using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ZiggyCreatures.Caching.Fusion;

namespace GenXai.Activities.Models.Caching;

/// <summary>What models answered, in memory and in a store behind it. Keys are hashes of all that an answer depends on, so entries never change.</summary>
#pragma warning disable CA1001 // It lives as long as the activities, which the host keeps to its end.
internal sealed class ModelCache
#pragma warning restore CA1001
{
    // A store that does not answer must not hold up calls.
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(2);
    private readonly FusionCache _cache;
    private readonly TimeSpan _timeToLive;

    public ModelCache(IDistributedCache? store, TimeSpan timeToLive, ILogger<FusionCache>? logger)
    {
        _timeToLive = timeToLive;
        var options = new FusionCacheOptions
        {
            CacheName = "genxai-replies",
            DisableTagging = true,
            DefaultEntryOptions = new FusionCacheEntryOptions(timeToLive)
            {
                IsFailSafeEnabled = false,
                DistributedCacheHardTimeout = StorePatience,
            },
        };
        _cache = new FusionCache(Options.Create(options), logger: logger);
        if (store is not null)
        {
            _cache.SetupDistributedCache(store, new ReplySerializer());
        }
    }

    /// <summary>Whether anything is kept.</summary>
    public bool IsOn => _timeToLive > TimeSpan.Zero;

    /// <summary>Gets an entry, or has it made; equal calls at one time are made once.</summary>
    public ValueTask<T> GetOrSetAsync<T>(
        string key, Func<FusionCacheFactoryExecutionContext<T>, CancellationToken, Task<T>> make, CancellationToken cancellationToken) =>
        _cache.GetOrSetAsync<T>(key, make, default(MaybeValue<T>), token: cancellationToken);

    /// <summary>Gets an entry; null where there is none.</summary>
    public async Task<T?> FindAsync<T>(string key, CancellationToken cancellationToken)
        where T : class
    {
        var found = await _cache.TryGetAsync<T>(key, token: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Keeps an entry.</summary>
    public ValueTask SetAsync<T>(string key, T value, CancellationToken cancellationToken) => _cache.SetAsync(key, value, token: cancellationToken);
}
