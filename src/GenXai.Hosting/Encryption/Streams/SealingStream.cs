using System.Security.Cryptography;

namespace GenXai.Hosting.Encryption.Streams;

/// <summary>Seals what is written, chunk by chunk; disposing writes the last one.</summary>
internal sealed class SealingStream : WritingStream
{
    private readonly Stream _target;
    private readonly ChunkCipher _cipher;
    private readonly byte[] _plain = new byte[ChunkCipher.ChunkBytes];
    private readonly byte[] _sealed = new byte[ChunkCipher.ChunkBytes + Envelope.TagBytes];
    private byte[]? _head;
    private int _count;
    private bool _isClosed;

    public SealingStream(Stream target, byte[] runKey, string keyVersion, byte[] bound)
    {
        var length = Envelope.HeadBytes(keyVersion);
        _target = target;
        _head = new byte[length + ChunkCipher.SaltBytes];
        Envelope.WriteHead(_head, keyVersion);
        RandomNumberGenerator.Fill(_head.AsSpan(length));
        _cipher = new ChunkCipher(runKey, _head.AsSpan(length), bound);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_count == _plain.Length)
            {
                _target.Write(Chunk(isLast: false).Span);
            }

            var taken = Math.Min(buffer.Length, _plain.Length - _count);
            buffer[..taken].CopyTo(_plain.AsSpan(_count));
            _count += taken;
            buffer = buffer[taken..];
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            if (_count == _plain.Length)
            {
                await _target.WriteAsync(Chunk(isLast: false), cancellationToken);
            }

            var taken = Math.Min(buffer.Length, _plain.Length - _count);
            buffer[..taken].CopyTo(_plain.AsMemory(_count));
            _count += taken;
            buffer = buffer[taken..];
        }
    }

    // A chunk is full or the last: what stands in the buffer waits for more.
    public override void Flush()
    {
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            await _target.WriteAsync(Chunk(isLast: true));
            _cipher.Dispose();
        }

        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            _target.Write(Chunk(isLast: true).Span);
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private ReadOnlyMemory<byte> Chunk(bool isLast)
    {
        _cipher.Seal(_plain.AsSpan(0, _count), _sealed, isLast);
        ReadOnlyMemory<byte> chunk = _sealed.AsMemory(0, _count + Envelope.TagBytes);
        if (_head is { } head)
        {
            byte[] both = [.. head, .. chunk.Span];
            (chunk, _head) = (both, null);
        }

        _count = 0;
        return chunk;
    }
}
