using GenXai.Hosting.Client;

namespace GenXai.Hosting.Encryption;

/// <summary>Seals nothing; what another host has sealed is refused with a message.</summary>
public sealed class PlainSealer : ISealer
{
    private PlainSealer()
    {
    }

    /// <summary>The one there is.</summary>
    public static PlainSealer Instance { get; } = new();

    /// <inheritdoc />
    public bool IsOn => false;

    /// <inheritdoc />
    public string? KeyVersion => null;

    /// <inheritdoc />
    public byte[] Seal(ReadOnlySpan<byte> plain, SealScope scope) => plain.ToArray();

    /// <inheritdoc />
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, SealScope scope) =>
        Envelope.IsSealed(sealedBytes) ? throw NoKeys(scope) : sealedBytes.ToArray();

    /// <inheritdoc />
    public string? Seal(string? plain, SealScope scope) => plain;

    /// <inheritdoc />
    public string? Open(string? sealedText, SealScope scope) =>
        sealedText is not null && Envelope.IsSealed(sealedText) ? throw NoKeys(scope) : sealedText;

    /// <inheritdoc />
    public Stream SealInto(Stream target, SealScope scope) => new Streams.KeptOpenStream(target);

    /// <inheritdoc />
    public Task<Stream> OpenFromAsync(Stream source, SealScope scope, CancellationToken cancellationToken) =>
        Streams.HeadStream.CheckedAsync(source, head => Envelope.IsSealed(head) ? NoKeys(scope) : null, cancellationToken);

    private static StorageException NoKeys(SealScope scope) => new(
        $"'{scope.Purpose}' of '{scope.RunId}' is encrypted and this host has no key: set {EncryptionSettings.KeysVariable} or {EncryptionSettings.FileVariable} (docs/encryption.md)");
}
