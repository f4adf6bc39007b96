using GenXai.Hosting.Client;

namespace GenXai.Hosting.Encryption;

/// <summary>Where master keys come from: the environment itself, or a file that it names.</summary>
public static class EncryptionSettings
{
    /// <summary>Holds the keys.</summary>
    public const string KeysVariable = "GENXAI_ENCRYPTION_KEYS";

    /// <summary>Names a file with the keys.</summary>
    public const string FileVariable = "GENXAI_ENCRYPTION_KEY_FILE";

    /// <summary>Says that values which are not sealed may be read (<c>read</c>); for stores without a manifest of their own.</summary>
    public const string PlainVariable = "GENXAI_ENCRYPTION_PLAIN";

    /// <summary>Reads the keys.</summary>
    /// <param name="setting">The host's settings by name.</param>
    /// <returns>Null when none are configured: nothing is sealed.</returns>
    /// <exception cref="StorageException">Both settings are given, the file cannot be read, or a key is faulty.</exception>
    public static MasterKeys? Read(Func<string, string?> setting)
    {
        var keys = setting(KeysVariable) is { Length: > 0 } text ? text : null;
        var file = setting(FileVariable) is { Length: > 0 } path ? path : null;
        if (keys is not null && file is not null)
        {
            throw new StorageException($"{KeysVariable} and {FileVariable} are both set; keep one");
        }

        if (file is null)
        {
            return keys is null ? null : MasterKeys.Parse(keys, KeysVariable);
        }

        try
        {
            return MasterKeys.Parse(File.ReadAllText(file), $"{FileVariable} '{file}'");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{FileVariable}: the key file '{file}' cannot be read ({exception.Message}); name one that can, or mend its rights", exception);
        }
    }
}
