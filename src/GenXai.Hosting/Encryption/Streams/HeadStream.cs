namespace GenXai.Hosting.Encryption.Streams;

/// <summary>A stream whose first bytes have been looked at.</summary>
internal sealed class HeadStream : ReadingStream
{
    private int _next;

    private HeadStream(Stream source, ReadOnlyMemory<byte> head)
        : base(source) => Head = head;

    /// <summary>The first bytes; fewer than asked for only when there are no more.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    public static async Task<HeadStream> ReadAsync(Stream source, int count, CancellationToken cancellationToken)
    {
        var head = new byte[count];
        var length = await source.ReadAtLeastAsync(head, count, throwOnEndOfStream: false, cancellationToken);
        return new HeadStream(source, head.AsMemory(0, length));
    }

    /// <summary>The stream itself, unless its first bytes are refused.</summary>
    public static async Task<Stream> CheckedAsync(Stream source, Func<byte[], Exception?> refuse, CancellationToken cancellationToken)
    {
        var head = await ReadAsync(source, 4, cancellationToken);
        if (refuse(head.Head.ToArray()) is { } refusal)
        {
            await head.DisposeAsync();
            throw refusal;
        }

        return head;
    }

    /// <summary>Leaves out the first bytes that were looked at.</summary>
    public void Skip(int count) => _next = count;

    public override int Read(Span<byte> buffer)
    {
        if (_next == Head.Length)
        {
            return Source.Read(buffer);
        }

        var count = Math.Min(buffer.Length, Head.Length - _next);
        Head.Span.Slice(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _next == Head.Length ? Source.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Read(buffer.Span));
}
