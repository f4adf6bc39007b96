using System.Security.Cryptography;
using System.Text;

namespace GenXai.Hosting.Security;

/// <summary>A key that callers may be known by; only its hash is kept.</summary>
/// <param name="Name">What its holder is called.</param>
/// <param name="Role">What its holder is.</param>
/// <param name="Hash">The SHA-256 of the key's UTF-8 bytes. Keys are long and random, so that nothing slower is needed.</param>
public sealed record ApiKey(string Name, Role Role, ReadOnlyMemory<byte> Hash)
{
    internal bool IsOf(string key) =>
        CryptographicOperations.FixedTimeEquals(Hash.Span, SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
