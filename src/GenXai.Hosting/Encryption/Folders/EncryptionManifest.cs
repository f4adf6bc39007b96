namespace GenXai.Hosting.Encryption.Folders;

/// <summary>What a data folder says of its encryption: the file <c>keys.json</c>. It holds no key.</summary>
/// <param name="SchemaVersion">The version of this format: <see cref="CurrentVersion"/>.</param>
/// <param name="Plain">Whether the folder held runs before encryption was turned on; their values are read as they are.</param>
/// <param name="Keys">The keys that have sealed values here, oldest first.</param>
internal sealed record EncryptionManifest(int SchemaVersion, bool Plain, IReadOnlyList<ManifestKey> Keys)
{
    public const int CurrentVersion = 1;
}
