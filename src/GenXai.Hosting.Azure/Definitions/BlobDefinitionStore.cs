using GenXai.Hosting.Azure.Storage;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Encryption;

namespace GenXai.Hosting.Azure.Definitions;

/// <summary>Definitions as blobs, one for each hash, never changed.</summary>
public sealed class BlobDefinitionStore : IDefinitionStore
{
    private readonly BlobStore _blobs;

    private readonly ISealer _sealer;

    internal BlobDefinitionStore(BlobStore blobs, ISealer sealer) => (_blobs, _sealer) = (blobs, sealer);

    /// <inheritdoc />
    public Task PutAsync(string hash, string bundle, CancellationToken cancellationToken = default) =>
        _blobs.PutAsync(NameOf(hash), BinaryData.FromString(_sealer.Seal(bundle, ScopeOf(hash))), cancellationToken);

    /// <inheritdoc />
    public string? Find(string hash) => _sealer.Open(_blobs.Find(NameOf(hash))?.ToString(), ScopeOf(hash));

    private static SealScope ScopeOf(string hash) => new(hash, "definition");

    private static string NameOf(string hash) => hash.Replace(':', '/') + ".json";
}
