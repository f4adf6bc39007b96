using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Batches;

namespace GenXai.Hosting.Azure.Batches;

/// <summary>The files of batches as blobs.</summary>
public sealed class BlobBatchFiles : IBatchFiles
{
    private readonly BlobStore _blobs;

    internal BlobBatchFiles(BlobStore blobs) => _blobs = blobs;

    /// <inheritdoc />
    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        _blobs.PutAsync(name, BinaryData.FromBytes(content), cancellationToken);

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken = default) => _blobs.OpenAsync(name, cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(string folder, CancellationToken cancellationToken = default) => _blobs.DeleteAsync(folder, cancellationToken);
}
