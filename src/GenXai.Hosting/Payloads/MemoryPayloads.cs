using System.Collections.Concurrent;

namespace GenXai.Hosting.Payloads;

/// <summary>Payloads in memory, for tests and for hosts without a data folder.</summary>
public sealed class MemoryPayloads : IPayloadBlobs
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte[]>> _runs = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<bool> ExistsAsync(string rootId, string name, CancellationToken cancellationToken) =>
        Task.FromResult(_runs.TryGetValue(rootId, out var run) && run.ContainsKey(name));

    /// <inheritdoc />
    public async Task WriteAsync(string rootId, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await write(buffer);
        _runs.GetOrAdd(rootId, static _ => new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal)).TryAdd(name, buffer.ToArray());
    }

    /// <inheritdoc />
    public Task<Stream?> FindAsync(string rootId, string name, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(
            _runs.TryGetValue(rootId, out var run) && run.TryGetValue(name, out var bytes) ? new MemoryStream(bytes, writable: false) : null);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListAsync(string rootId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(_runs.TryGetValue(rootId, out var run) ? [.. run.Keys] : []);

    /// <inheritdoc />
    public Task DeleteAsync(string rootId, CancellationToken cancellationToken)
    {
        _runs.TryRemove(rootId, out _);
        return Task.CompletedTask;
    }
}
