namespace GenXai.Hosting.Conformance.Payloads;

/// <summary>Gives so many bytes, then fails.</summary>
internal sealed class BrokenStream(int length) : MemoryStream(new byte[length])
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position < Length ? base.ReadAsync(buffer, cancellationToken) : throw new InvalidDataException("it broke");

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => CopyAsync(destination);

    private async Task CopyAsync(Stream destination)
    {
        await destination.WriteAsync(ToArray());
        throw new InvalidDataException("it broke");
    }
}
