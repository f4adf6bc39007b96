using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenXai.Hosting.Embedded.Runtime;

/// <summary>GUIDs that are the same at every replay: RFC 9562 version 8, from a SHA-256 of where they were made.</summary>
internal static class DeterministicGuid
{
    public static Guid Create(string instanceId, int generation, int counter)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}\n{generation}\n{counter}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
