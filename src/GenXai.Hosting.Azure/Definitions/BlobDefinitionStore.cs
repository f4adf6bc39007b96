using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Catalog;

namespace GenXai.Hosting.Azure.Definitions;

/// <summary>Definitions as blobs, one for each hash, never changed.</summary>
public sealed class BlobDefinitionStore : IDefinitionStore
{
    private readonly BlobStore _blobs;

    internal BlobDefinitionStore(BlobStore blobs) => _blobs = blobs;

    /// <inheritdoc />
    public Task PutAsync(string hash, string bundle, CancellationToken cancellationToken = default) =>
        _blobs.PutAsync(NameOf(hash), BinaryData.FromString(bundle), cancellationToken);

    /// <inheritdoc />
    public string? Find(string hash) => _blobs.Find(NameOf(hash))?.ToString();

    private static string NameOf(string hash) => hash.Replace(':', '/') + ".json";
}
