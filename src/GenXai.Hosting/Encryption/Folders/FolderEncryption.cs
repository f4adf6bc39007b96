using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Client;

namespace GenXai.Hosting.Encryption.Folders;

/// <summary>
/// Makes the sealer of a data folder. The folder says which keys have sealed its values (<c>keys.json</c>), so that a
/// missing or wrong key is found when the folder is opened and not in the middle of a run.
/// </summary>
public static class FolderEncryption
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "keys.json";

    /// <summary>Whether the values of a folder are encrypted.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsOn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Makes the sealer of a folder; with keys, from now on the folder is encrypted.</summary>
    /// <param name="folder">The folder; made if it is not there.</param>
    /// <param name="keys">The host's keys; null for none.</param>
    /// <exception cref="StorageException">The folder is encrypted and a key is missing or another, or the manifest was changed.</exception>
    public static ISealer Open(string folder, MasterKeys? keys)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var manifest = Read(path);
            if (keys is null)
            {
                return manifest is null ? PlainSealer.Instance : throw NoKeys(path, manifest);
            }

            if (manifest is null)
            {
                Directory.CreateDirectory(folder);
                var plain = File.Exists(Path.Combine(folder, "runs.db"));
                manifest = new EncryptionManifest(EncryptionManifest.CurrentVersion, plain, []);
            }

            foreach (var known in manifest.Keys)
            {
                Check(path, manifest, known, keys);
            }

            if (!manifest.Keys.Any(known => string.Equals(known.Version, keys.Current.Version, StringComparison.Ordinal)))
            {
                Write(path, manifest with { Keys = [.. manifest.Keys, new ManifestKey(keys.Current.Version, CheckOf(keys.Current, manifest.Plain))] });
            }

            return new AesSealer(keys, manifest.Plain);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"'{path}' cannot be used: {exception.Message}", exception);
        }
    }

    private static EncryptionManifest? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), EncryptionJsonContext.Default.EncryptionManifest)
                ?? throw new JsonException("null");
            return manifest.SchemaVersion == EncryptionManifest.CurrentVersion
                ? manifest
                : throw new StorageException(
                    $"'{path}' has format {manifest.SchemaVersion}, this program reads format {EncryptionManifest.CurrentVersion}: open the folder with the version of genxai that wrote it");
        }
        catch (JsonException exception)
        {
            throw new StorageException($"'{path}' cannot be read ({exception.Message}): restore a copy", exception);
        }
    }

    // In place in one move: another process sees the old file or the new one.
    private static void Write(string path, EncryptionManifest manifest)
    {
        var draft = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(manifest, EncryptionJsonContext.Default.EncryptionManifest));
        File.Move(draft, path, overwrite: true);
    }

    private static void Check(string path, EncryptionManifest manifest, ManifestKey known, MasterKeys keys)
    {
        var key = keys.Find(known.Version) ?? throw new StorageException(
            $"'{path}': values here are encrypted with key '{known.Version}', and {keys.Origin} does not have it: add it after the others");
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(known.Check), Encoding.ASCII.GetBytes(CheckOf(key, manifest.Plain))))
        {
            throw new StorageException(
                $"'{path}': key '{known.Version}' of {keys.Origin} is not the one that encrypted this folder, or the file was changed: give the right key, or restore a copy");
        }
    }

    private static string CheckOf(MasterKey key, bool plain)
    {
        var check = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret.ToArray(), MasterKey.Bytes, info: "genxai manifest 1"u8.ToArray());
        return Convert.ToBase64String(HMACSHA256.HashData(check, Encoding.UTF8.GetBytes($"{key.Version}\n{plain}")));
    }

    private static StorageException NoKeys(string path, EncryptionManifest manifest) => new(
        $"'{path}': this data folder is encrypted with {string.Join(", ", manifest.Keys.Select(key => $"key '{key.Version}'"))}, and no key is "
        + $"configured: set {EncryptionSettings.KeysVariable} or {EncryptionSettings.FileVariable} (docs/encryption.md)");
}
