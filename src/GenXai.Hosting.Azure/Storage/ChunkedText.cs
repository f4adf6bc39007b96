using System.Globalization;
using Azure.Data.Tables;

namespace GenXai.Hosting.Azure.Storage;

/// <summary>
/// A text in a table row: a field of a row takes 64 KiB and a row 1 MiB, so it is split; a longer one stands in a
/// blob that the row names.
/// </summary>
internal sealed class ChunkedText(BlobStore overflow)
{
    private const int ChunkBytes = 60 * 1024;
    private const int MaxChunks = 14;
    private const string BlobField = "Blob";
    private const string CountField = "Chunks";

    public async Task WriteAsync(TableEntity row, ReadOnlyMemory<byte> text, string blobName, CancellationToken cancellationToken)
    {
        if (text.Length > ChunkBytes * MaxChunks)
        {
            await overflow.PutAsync(blobName, BinaryData.FromBytes(text), cancellationToken);
            row[BlobField] = blobName;
            return;
        }

        var count = 0;
        for (var at = 0; at < text.Length; at += ChunkBytes)
        {
            row[Field(count++)] = text.Slice(at, Math.Min(ChunkBytes, text.Length - at)).ToArray();
        }

        row[CountField] = count;
    }

    public async Task<ReadOnlyMemory<byte>> ReadAsync(TableEntity row, CancellationToken cancellationToken)
    {
        if (row.GetString(BlobField) is { } blobName)
        {
            var text = await overflow.FindAsync(blobName, cancellationToken)
                ?? throw new Client.StorageException($"the text '{blobName}' is named by a row but is not there; was it deleted by hand?");
            return text.ToMemory();
        }

        using var buffer = new MemoryStream();
        for (var i = 0; i < (row.GetInt32(CountField) ?? 0); i++)
        {
            await buffer.WriteAsync(row.GetBinary(Field(i)), cancellationToken);
        }

        return buffer.ToArray();
    }

    private static string Field(int number) => string.Create(CultureInfo.InvariantCulture, $"Text{number}");
}
