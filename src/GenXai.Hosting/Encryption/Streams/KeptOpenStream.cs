namespace GenXai.Hosting.Encryption.Streams;

/// <summary>Writes on to a stream that stays open.</summary>
internal sealed class KeptOpenStream(Stream target) : WritingStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        target.WriteAsync(buffer, cancellationToken);

    public override void Flush() => target.Flush();
}
