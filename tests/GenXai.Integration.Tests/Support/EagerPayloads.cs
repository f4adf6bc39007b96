using GenXai.Activities.Payloads;

namespace GenXai.Integration.Tests.Support;

/// <summary>A store that nearly every value goes to, and whose references may note nothing.</summary>
internal sealed class EagerPayloads(IPayloadStore inner, int inlineBytes, int notedPaths) : IPayloadStore
{
    public int InlineBytes => inlineBytes;

    public int NotedPaths => notedPaths;

    public Task WriteAsync(string rootId, string payloadId, Stream content, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(rootId, payloadId, content, cancellationToken);

    public Task<Stream> OpenAsync(string rootId, string payloadId, CancellationToken cancellationToken = default) =>
        inner.OpenAsync(rootId, payloadId, cancellationToken);

    public Task CopyAsync(string fromRootId, string toRootId, CancellationToken cancellationToken = default) =>
        inner.CopyAsync(fromRootId, toRootId, cancellationToken);

    public Task PurgeAsync(string rootId, CancellationToken cancellationToken = default) => inner.PurgeAsync(rootId, cancellationToken);
}
