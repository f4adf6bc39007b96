namespace GenXai.Hosting.Encryption;

/// <summary>One master key. Its bytes never leave the assembly, and no message holds them.</summary>
public sealed class MasterKey
{
    /// <summary>How many bytes a key has.</summary>
    public const int Bytes = 32;

    private readonly byte[] _secret;

    /// <summary>Makes a key.</summary>
    /// <param name="version">Its version: 1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>; it stands in every value that the key seals.</param>
    /// <param name="secret">32 random bytes.</param>
    /// <exception cref="ArgumentException">The version or the length is none.</exception>
    public MasterKey(string version, ReadOnlySpan<byte> secret)
    {
        if (version.Length is 0 or > 64 || !version.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            throw new ArgumentException($"'{version}' is no version of a key: use 1 to 64 letters, digits, '-', '_' or '.'", nameof(version));
        }

        if (secret.Length != Bytes)
        {
            throw new ArgumentException($"key '{version}' has {secret.Length} bytes, and must have {Bytes}: make one with 'openssl rand -base64 32'", nameof(secret));
        }

        Version = version;
        _secret = secret.ToArray();
    }

    /// <summary>Its version.</summary>
    public string Version { get; }

    internal ReadOnlySpan<byte> Secret => _secret;

    /// <inheritdoc />
    public override string ToString() => $"master key '{Version}'";
}
