using System.Collections.Concurrent;
using GenXai.Activities.Payloads;

namespace GenXai.Activities.Tests.Fakes;

/// <summary>Payloads in a dictionary.</summary>
internal sealed class PayloadMap : IPayloadStore
{
    public ConcurrentDictionary<(string RootId, string Id), byte[]> Values { get; } = new();

    public async Task WriteAsync(string rootId, string payloadId, Stream content, CancellationToken cancellationToken = default)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellationToken);
        Values[(rootId, payloadId)] = buffer.ToArray();
    }

    public Task<Stream> OpenAsync(string rootId, string payloadId, CancellationToken cancellationToken = default) =>
        Values.TryGetValue((rootId, payloadId), out var bytes)
            ? Task.FromResult<Stream>(new MemoryStream(bytes))
            : throw new PayloadNotFoundException(rootId, payloadId);

    public Task CopyAsync(string fromRootId, string toRootId, CancellationToken cancellationToken = default)
    {
        foreach (var (key, value) in Values.Where(pair => pair.Key.RootId == fromRootId).ToList())
        {
            Values[(toRootId, key.Id)] = value;
        }

        return Task.CompletedTask;
    }

    public Task PurgeAsync(string rootId, CancellationToken cancellationToken = default)
    {
        foreach (var key in Values.Keys.Where(key => key.RootId == rootId).ToList())
        {
            Values.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }
}
