namespace GenXai.Hosting.Encryption.Folders;

/// <summary>A master key that has sealed values of a folder.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Check">Proves that a key is this one, and that the manifest was not changed: base64. It tells nothing of the key.</param>
internal sealed record ManifestKey(string Version, string Check);
