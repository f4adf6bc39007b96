using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Batches;

/// <summary>
/// Files of batches that are sealed block by block, each with the key of its batch. What senders put into the inbox is
/// theirs, and read as it is.
/// </summary>
public sealed class SealedBatchFiles : IBatchFiles
{
    private readonly IBatchFiles _inner;
    private readonly ISealer _sealer;

    /// <summary>Makes the store.</summary>
    /// <param name="inner">What keeps the files.</param>
    /// <param name="sealer">What seals them.</param>
    public SealedBatchFiles(IBatchFiles inner, ISealer sealer)
    {
        _inner = inner;
        _sealer = sealer;
    }

    /// <inheritdoc />
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        if (!_sealer.IsOn || IsOfSender(name))
        {
            await _inner.PutAsync(name, content, cancellationToken);
            return;
        }

        using var sealedContent = new MemoryStream(content.Length + 1024);
        await using (var target = _sealer.SealInto(sealedContent, ScopeOf(name)))
        {
            await target.WriteAsync(content, cancellationToken);
        }

        await _inner.PutAsync(name, sealedContent.GetBuffer().AsMemory(0, (int)sealedContent.Length), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken = default)
    {
        var source = await _inner.OpenAsync(name, cancellationToken);
        if (source is null || !_sealer.IsOn || IsOfSender(name))
        {
            return source;
        }

        try
        {
            return await _sealer.OpenFromAsync(source, ScopeOf(name), cancellationToken);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(string folder, CancellationToken cancellationToken = default) => _inner.DeleteAsync(folder, cancellationToken);

    private static bool IsOfSender(string name) => name.StartsWith(BatchPaths.Inbox, StringComparison.Ordinal);

    private static SealScope ScopeOf(string name)
    {
        var end = name.IndexOf('/', StringComparison.Ordinal);
        return new SealScope(end < 0 ? name : name[..end], "batch/" + name);
    }
}
