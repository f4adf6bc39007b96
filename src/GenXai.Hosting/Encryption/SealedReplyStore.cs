using GenXai.Hosting.Client;
using Microsoft.Extensions.Caching.Distributed;

namespace GenXai.Hosting.Encryption;

/// <summary>A cache of replies whose values are sealed. What does not open is no hit: a cache can do without.</summary>
public sealed class SealedReplyStore : IDistributedCache
{
    private readonly IDistributedCache _inner;
    private readonly ISealer _sealer;

    /// <summary>Makes a cache.</summary>
    /// <param name="inner">What keeps the values; its keys are hashes.</param>
    /// <param name="sealer">What seals them.</param>
    public SealedReplyStore(IDistributedCache inner, ISealer sealer)
    {
        _inner = inner;
        _sealer = sealer;
    }

    /// <inheritdoc />
    public byte[]? Get(string key) => Open(key, _inner.Get(key));

    /// <inheritdoc />
    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Open(key, await _inner.GetAsync(key, token));

    /// <inheritdoc />
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) =>
        _inner.Set(key, _sealer.Seal(value, ScopeOf(key)), options);

    /// <inheritdoc />
    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        _inner.SetAsync(key, _sealer.Seal(value, ScopeOf(key)), options, token);

    /// <inheritdoc />
    public void Refresh(string key) => _inner.Refresh(key);

    /// <inheritdoc />
    public Task RefreshAsync(string key, CancellationToken token = default) => _inner.RefreshAsync(key, token);

    /// <inheritdoc />
    public void Remove(string key) => _inner.Remove(key);

    /// <inheritdoc />
    public Task RemoveAsync(string key, CancellationToken token = default) => _inner.RemoveAsync(key, token);

    private static SealScope ScopeOf(string key) => new("replies", "reply/" + key);

    private byte[]? Open(string key, byte[]? value)
    {
        try
        {
            return value is null ? null : _sealer.Open(value, ScopeOf(key));
        }
        catch (StorageException)
        {
            // Sealed with a key that is gone, or from before there was one: the model is asked instead.
            return null;
        }
    }
}
