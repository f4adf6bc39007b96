using GenXai.Hosting.Client;

namespace GenXai.Hosting.Encryption;

/// <summary>The master keys of a host: the first seals, all open.</summary>
public sealed class MasterKeys
{
    private readonly Dictionary<string, MasterKey> _byVersion;

    /// <summary>Makes the set.</summary>
    /// <param name="keys">At least one, versions unique; the first seals.</param>
    /// <param name="origin">Where they come from, for messages.</param>
    /// <exception cref="StorageException">There is none, or a version stands twice.</exception>
    public MasterKeys(IReadOnlyList<MasterKey> keys, string origin)
    {
        if (keys.Count == 0)
        {
            throw new StorageException($"{origin}: there is no key; expected lines such as 'k1:BASE64', made with 'openssl rand -base64 32'");
        }

        Current = keys[0];
        All = keys;
        Origin = origin;
        _byVersion = new Dictionary<string, MasterKey>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (!_byVersion.TryAdd(key.Version, key))
            {
                throw new StorageException($"{origin}: key '{key.Version}' stands twice; give each key a version of its own");
            }
        }
    }

    /// <summary>The key that seals.</summary>
    public MasterKey Current { get; }

    /// <summary>All keys, the one that seals first.</summary>
    public IReadOnlyList<MasterKey> All { get; }

    /// <summary>Where they come from, for messages.</summary>
    public string Origin { get; }

    /// <summary>Finds a key; null when the host does not have it.</summary>
    /// <param name="version">Its version.</param>
    public MasterKey? Find(string version) => _byVersion.GetValueOrDefault(version);

    /// <summary>Reads keys: <c>VERSION:BASE64</c>, one a line or parted by commas; the first seals; <c>#</c> begins a comment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Where it comes from, for messages.</param>
    /// <exception cref="StorageException">It holds no keys, or a faulty one; the message holds nothing of the keys.</exception>
    public static MasterKeys Parse(string text, string origin)
    {
        var keys = new List<MasterKey>();
        var number = 0;
        foreach (var line in text.Split(['\n', ','], StringSplitOptions.TrimEntries))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            keys.Add(ParseKey(line, $"{origin}, key {number}"));
        }

        return new MasterKeys(keys, origin);
    }

    private static MasterKey ParseKey(string line, string where)
    {
        var at = line.IndexOf(':', StringComparison.Ordinal);
        var coded = at < 0 ? "" : line[(at + 1)..].Trim();
        var secret = new byte[MasterKey.Bytes + 3];
        if (at <= 0 || !Convert.TryFromBase64String(coded, secret, out var length))
        {
            throw new StorageException($"{where}: expected VERSION:BASE64 with 32 bytes, such as the output of \"echo k1:$(openssl rand -base64 32)\"");
        }

        try
        {
            return new MasterKey(line[..at].Trim(), secret.AsSpan(0, length));
        }
        catch (ArgumentException exception)
        {
            throw new StorageException($"{where}: {exception.Message}", exception);
        }
    }
}
