using GenXai.Activities.Payloads;

namespace GenXai.Integration.Tests.Support;

/// <summary>A store that counts what it is asked for.</summary>
internal sealed class CountedPayloads(IPayloadStore inner, PayloadCalls calls) : IPayloadStore
{
    public int InlineBytes => inner.InlineBytes;

    public int NotedPaths => inner.NotedPaths;

    public Task WriteAsync(string rootId, string payloadId, Stream content, CancellationToken cancellationToken = default)
    {
        calls.Write();
        return inner.WriteAsync(rootId, payloadId, content, cancellationToken);
    }

    public Task<Stream> OpenAsync(string rootId, string payloadId, CancellationToken cancellationToken = default)
    {
        calls.Read();
        return inner.OpenAsync(rootId, payloadId, cancellationToken);
    }

    public Task CopyAsync(string fromRootId, string toRootId, CancellationToken cancellationToken = default) =>
        inner.CopyAsync(fromRootId, toRootId, cancellationToken);

    public Task PurgeAsync(string rootId, CancellationToken cancellationToken = default) => inner.PurgeAsync(rootId, cancellationToken);
}
