using System.Security.Cryptography;
using System.Text;
using GenXai.Hosting.Client;
using GenXai.Hosting.Encryption.Streams;

namespace GenXai.Hosting.Encryption;

/// <summary>AES-256-GCM. What is sealed is bound to its scope and to the key's version.</summary>
public sealed class AesSealer : ISealer
{
    private readonly MasterKeys _keys;
    private readonly bool _readsPlain;
    private readonly RunKeys _runKeys = new();

    /// <summary>Makes a sealer.</summary>
    /// <param name="keys">The master keys.</param>
    /// <param name="readsPlain">Whether values that were kept before encryption was turned on are read as they are; otherwise they are refused.</param>
    public AesSealer(MasterKeys keys, bool readsPlain)
    {
        _keys = keys;
        _readsPlain = readsPlain;
    }

    /// <inheritdoc />
    public bool IsOn => true;

    /// <inheritdoc />
    public string? KeyVersion => _keys.Current.Version;

    /// <inheritdoc />
    public byte[] Seal(ReadOnlySpan<byte> plain, SealScope scope)
    {
        var version = _keys.Current.Version;
        var head = Envelope.HeadBytes(version);
        var sealedBytes = new byte[head + Envelope.NonceBytes + Envelope.TagBytes + plain.Length];
        Envelope.WriteHead(sealedBytes, version);
        var nonce = sealedBytes.AsSpan(head, Envelope.NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_runKeys.Of(_keys.Current, scope.RunId), Envelope.TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            sealedBytes.AsSpan(head + Envelope.NonceBytes + Envelope.TagBytes),
            sealedBytes.AsSpan(head + Envelope.NonceBytes, Envelope.TagBytes),
            Bound(scope, version));
        return sealedBytes;
    }

    /// <inheritdoc />
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, SealScope scope)
    {
        if (!Envelope.IsSealed(sealedBytes))
        {
            return _readsPlain ? sealedBytes.ToArray() : throw Plain(scope);
        }

        if (!Envelope.TryReadHead(sealedBytes, out var version, out var head)
            || sealedBytes.Length < head + Envelope.NonceBytes + Envelope.TagBytes)
        {
            throw Changed(scope, null);
        }

        using var aes = new AesGcm(KeyOf(version, scope), Envelope.TagBytes);
        var body = sealedBytes[head..];
        var plain = new byte[body.Length - Envelope.NonceBytes - Envelope.TagBytes];
        try
        {
            aes.Decrypt(
                body[..Envelope.NonceBytes],
                body[(Envelope.NonceBytes + Envelope.TagBytes)..],
                body.Slice(Envelope.NonceBytes, Envelope.TagBytes),
                plain,
                Bound(scope, version));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw Changed(scope, exception);
        }

        return plain;
    }

    /// <inheritdoc />
    public string? Seal(string? plain, SealScope scope) =>
        plain is null ? null : Envelope.ToText(Seal(Encoding.UTF8.GetBytes(plain), scope));

    /// <inheritdoc />
    public string? Open(string? sealedText, SealScope scope)
    {
        if (sealedText is null)
        {
            return null;
        }

        if (!Envelope.IsSealed(sealedText))
        {
            return _readsPlain ? sealedText : throw Plain(scope);
        }

        return Encoding.UTF8.GetString(Open(Envelope.FromText(sealedText) ?? throw Changed(scope, null), scope));
    }

    /// <inheritdoc />
    public Stream SealInto(Stream target, SealScope scope) => new SealingStream(
        target, _runKeys.Of(_keys.Current, scope.RunId), _keys.Current.Version, Bound(scope, _keys.Current.Version));

    /// <inheritdoc />
    public async Task<Stream> OpenFromAsync(Stream source, SealScope scope, CancellationToken cancellationToken)
    {
        var head = await HeadStream.ReadAsync(source, Envelope.HeadBytes("") + byte.MaxValue, cancellationToken);
        if (!Envelope.IsSealed(head.Head.Span))
        {
            return _readsPlain ? head : throw Plain(scope);
        }

        return Envelope.TryReadHead(head.Head.Span, out var version, out var length)
            ? await OpeningStream.OpenAsync(
                head, length, KeyOf(version, scope), Bound(scope, version), inner => Changed(scope, inner), cancellationToken)
            : throw Changed(scope, null);
    }

    private static byte[] Bound(SealScope scope, string version) =>
        Encoding.UTF8.GetBytes($"genxai 1\n{version}\n{scope.Purpose}\n{scope.RunId}");

    private byte[] KeyOf(string version, SealScope scope) => _keys.Find(version) is { } master
        ? _runKeys.Of(master, scope.RunId)
        : throw new StorageException(
            $"'{scope.Purpose}' of '{scope.RunId}' is encrypted with key '{version}', which this host does not have "
            + $"({_keys.Origin} has {string.Join(", ", _keys.All.Select(key => $"'{key.Version}'"))}): add that key after the others");

    private static StorageException Plain(SealScope scope) => new(
        $"'{scope.Purpose}' of '{scope.RunId}' is not encrypted, and this store holds encrypted values only: it was changed, or written "
        + "without a key; restore a copy (docs/encryption.md)");

    private static StorageException Changed(SealScope scope, Exception? inner) => new(
        $"'{scope.Purpose}' of '{scope.RunId}' does not open: the bytes were changed or moved, or the key is not the one that sealed them; "
        + "give the right key, or restore a copy (docs/encryption.md)",
        inner);
}
