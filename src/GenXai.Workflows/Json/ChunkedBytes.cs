using System.Buffers;

namespace GenXai.Workflows.Json;

/// <summary>
/// Bytes that a writer brings, in rented pieces: a large value neither grows by doubling nor leaves its halves behind
/// for the collector.
/// </summary>
internal sealed class ChunkedBytes : IBufferWriter<byte>, IDisposable
{
    private const int First = 256;
    private const int Largest = 64 * 1024;
    private readonly List<(byte[] Bytes, int Length)> _full = [];
    private byte[] _current = ArrayPool<byte>.Shared.Rent(First);
    private int _length;
    private int _before;

    /// <summary>How many bytes there are.</summary>
    public int Length => _before + _length;

    /// <summary>The bytes, where they fit one piece.</summary>
    public bool TryGetSpan(out ReadOnlySpan<byte> bytes)
    {
        bytes = _current.AsSpan(0, _length);
        return _full.Count == 0;
    }

    /// <summary>The bytes as one array of just that length; the pieces are given back.</summary>
    public byte[] ToArray()
    {
        var all = new byte[Length];
        var at = 0;
        foreach (var (bytes, length) in _full)
        {
            bytes.AsSpan(0, length).CopyTo(all.AsSpan(at));
            at += length;
        }

        _current.AsSpan(0, _length).CopyTo(all.AsSpan(at));
        return all;
    }

    /// <inheritdoc />
    public void Advance(int count) => _length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _current.AsMemory(_length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _current.AsSpan(_length);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (bytes, _) in _full)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        _full.Clear();
        ArrayPool<byte>.Shared.Return(_current);
        _current = [];
        (_length, _before) = (0, 0);
    }

    private void Grow(int sizeHint)
    {
        if (_current.Length - _length >= Math.Max(sizeHint, 1))
        {
            return;
        }

        var next = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, Math.Min(Largest, 2 * _current.Length)));
        if (_length == 0)
        {
            ArrayPool<byte>.Shared.Return(_current);
        }
        else
        {
            _full.Add((_current, _length));
            _before += _length;
        }

        _current = next;
        _length = 0;
    }
}
