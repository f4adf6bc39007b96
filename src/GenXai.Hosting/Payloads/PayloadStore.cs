using System.Buffers;
using System.IO.Compression;
using GenXai.Activities.Payloads;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Payloads;

/// <summary>
/// The payload store on any bytes: each value is compressed, then sealed, as it streams through. The form, version 1,
/// is <c>GXP1</c> and Brotli.
/// </summary>
public sealed class PayloadStore : IPayloadStore
{
    private static readonly SearchValues<char> IdLetters = SearchValues.Create("0123456789abcdef");
    private static readonly byte[] Form = "GXP1"u8.ToArray();
    private readonly IPayloadBlobs _blobs;
    private readonly ISealer _sealer;

    /// <summary>Makes a store.</summary>
    /// <param name="blobs">Where the bytes lie.</param>
    /// <param name="sealer">What seals them.</param>
    public PayloadStore(IPayloadBlobs blobs, ISealer sealer)
    {
        _blobs = blobs;
        _sealer = sealer;
    }

    /// <inheritdoc />
    public async Task WriteAsync(string rootId, string payloadId, Stream content, CancellationToken cancellationToken = default)
    {
        Require(payloadId);
        if (!await _blobs.ExistsAsync(rootId, payloadId, cancellationToken))
        {
            await _blobs.WriteAsync(rootId, payloadId, target => EncodeAsync(rootId, payloadId, content, target, cancellationToken), cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task<Stream> OpenAsync(string rootId, string payloadId, CancellationToken cancellationToken = default)
    {
        Require(payloadId);
        var bytes = await _blobs.FindAsync(rootId, payloadId, cancellationToken) ?? throw new PayloadNotFoundException(rootId, payloadId);
        try
        {
            var opened = await _sealer.OpenFromAsync(bytes, ScopeOf(rootId, payloadId), cancellationToken);
            var form = new byte[Form.Length];
            var length = await opened.ReadAtLeastAsync(form, form.Length, throwOnEndOfStream: false, cancellationToken);
            return length == form.Length && form.AsSpan().SequenceEqual(Form)
                ? new BrotliStream(opened, CompressionMode.Decompress)
                : throw new StorageException(
                    $"the stored value '{payloadId}' of run '{rootId}' has a form that this program does not know: it was damaged, or written by a newer version; restore a copy, or use that version");
        }
        catch
        {
            await bytes.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task CopyAsync(string fromRootId, string toRootId, CancellationToken cancellationToken = default)
    {
        foreach (var name in await _blobs.ListAsync(fromRootId, cancellationToken))
        {
            // Opened and sealed anew: each run has a key of its own.
            await using var content = await OpenAsync(fromRootId, name, cancellationToken);
            await WriteAsync(toRootId, name, content, cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task PurgeAsync(string rootId, CancellationToken cancellationToken = default) => _blobs.DeleteAsync(rootId, cancellationToken);

    private static SealScope ScopeOf(string rootId, string payloadId) => new(rootId, "payload/" + payloadId);

    // Ids come from references in values; a name that is none must not reach the file system.
    private static void Require(string payloadId)
    {
        if (payloadId.Length != 64 || payloadId.AsSpan().ContainsAnyExcept(IdLetters))
        {
            throw new ArgumentException($"'{payloadId}' is no payload's id: expected 64 hexadecimal digits, lower case", nameof(payloadId));
        }
    }

    private async Task EncodeAsync(string rootId, string payloadId, Stream content, Stream target, CancellationToken cancellationToken)
    {
        await using var seal = _sealer.SealInto(target, ScopeOf(rootId, payloadId));
        await seal.WriteAsync(Form, cancellationToken);
        await using var compressed = new BrotliStream(seal, CompressionLevel.Fastest, leaveOpen: true);
        await content.CopyToAsync(compressed, cancellationToken);
    }
}
