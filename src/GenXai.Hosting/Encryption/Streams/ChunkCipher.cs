using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenXai.Hosting.Encryption.Streams;

/// <summary>
/// A stream sealed in chunks: each has the next nonce under a key of the stream's own, and the last one is marked, so
/// that chunks cannot be left out, swapped or cut off.
/// </summary>
internal sealed class ChunkCipher : IDisposable
{
    public const int SaltBytes = 32;
    public const int ChunkBytes = 64 * 1024;
    private readonly AesGcm _aes;
    private readonly byte[] _bound;
    private readonly byte[] _nonce = new byte[Envelope.NonceBytes];
    private ulong _number;

    public ChunkCipher(byte[] runKey, ReadOnlySpan<byte> salt, byte[] bound)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, runKey, MasterKey.Bytes, salt.ToArray(), "genxai stream key 1"u8.ToArray());
        _aes = new AesGcm(key, Envelope.TagBytes);
        _bound = bound;
    }

    /// <summary>Seals a chunk: ciphertext, then tag.</summary>
    public void Seal(ReadOnlySpan<byte> plain, Span<byte> target, bool isLast) =>
        _aes.Encrypt(Nonce(isLast), plain, target[..plain.Length], target.Slice(plain.Length, Envelope.TagBytes), _bound);

    /// <summary>Opens a chunk.</summary>
    /// <exception cref="AuthenticationTagMismatchException">It was changed.</exception>
    public void Open(ReadOnlySpan<byte> chunk, Span<byte> target, bool isLast) =>
        _aes.Decrypt(Nonce(isLast), chunk[..^Envelope.TagBytes], chunk[^Envelope.TagBytes..], target, _bound);

    public void Dispose() => _aes.Dispose();

    private byte[] Nonce(bool isLast)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_nonce, _number++);
        _nonce[^1] = isLast ? (byte)1 : (byte)0;
        return _nonce;
    }
}
