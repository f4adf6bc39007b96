using System.Security.Cryptography;

namespace GenXai.Hosting.Encryption.Streams;

/// <summary>Opens a sealed stream chunk by chunk; nothing of a chunk is given out before it was checked.</summary>
internal sealed class OpeningStream : ReadingStream
{
    private const int SealedBytes = ChunkCipher.ChunkBytes + Envelope.TagBytes;
    private readonly ChunkCipher _cipher;
    private readonly Func<Exception?, Exception> _changed;
    private readonly byte[] _plain = new byte[ChunkCipher.ChunkBytes];
    private readonly byte[] _ahead = new byte[SealedBytes + 1];
    private int _aheadCount;
    private int _start;
    private int _end;
    private bool _isOver;

    private OpeningStream(Stream source, ChunkCipher cipher, Func<Exception?, Exception> changed)
        : base(source) => (_cipher, _changed) = (cipher, changed);

    public static async Task<OpeningStream> OpenAsync(
        HeadStream source,
        int headLength,
        byte[] runKey,
        byte[] bound,
        Func<Exception?, Exception> changed,
        CancellationToken cancellationToken)
    {
        source.Skip(headLength);
        var salt = new byte[ChunkCipher.SaltBytes];
        var length = await source.ReadAtLeastAsync(salt, salt.Length, throwOnEndOfStream: false, cancellationToken);
        return length == salt.Length
            ? new OpeningStream(source, new ChunkCipher(runKey, salt, bound), changed)
            : throw changed(null);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_start == _end && !_isOver)
        {
            _aheadCount += Source.ReadAtLeast(_ahead.AsSpan(_aheadCount), _ahead.Length - _aheadCount, throwOnEndOfStream: false);
            OpenChunk();
        }

        return Take(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_start == _end && !_isOver)
        {
            _aheadCount += await Source.ReadAtLeastAsync(
                _ahead.AsMemory(_aheadCount), _ahead.Length - _aheadCount, throwOnEndOfStream: false, cancellationToken);
            OpenChunk();
        }

        return Take(buffer.Span);
    }

    public override async ValueTask DisposeAsync()
    {
        _cipher.Dispose();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _start);
        _plain.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    // One byte more than a chunk is read ahead: without it, this is the last.
    private void OpenChunk()
    {
        var isLast = _aheadCount <= SealedBytes;
        var length = Math.Min(_aheadCount, SealedBytes);
        if (length < Envelope.TagBytes)
        {
            throw _changed(null);
        }

        try
        {
            _cipher.Open(_ahead.AsSpan(0, length), _plain.AsSpan(0, length - Envelope.TagBytes), isLast);
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw _changed(exception);
        }

        (_start, _end, _isOver) = (0, length - Envelope.TagBytes, isLast);
        _aheadCount -= length;
        _ahead.AsSpan(length, _aheadCount).CopyTo(_ahead);
    }
}
