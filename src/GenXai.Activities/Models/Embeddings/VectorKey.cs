using System.Security.Cryptography;
using System.Text;

namespace GenXai.Activities.Models.Embeddings;

/// <summary>Hashes that vectors and requests for them are known by.</summary>
internal static class VectorKey
{
    private const int Version = 1;
    private const int Shown = 12;

    /// <summary>The key of a text's vector in the cache.</summary>
    public static string Of(string deployment, string text) => Hash($"embedding\n{Version}\n{deployment}\n{text}");

    /// <summary>The idempotency key of a request: what is left to ask differs from time to time, and one key never stands for two bodies.</summary>
    public static string OfRequest(string key, IEnumerable<string> vectors) => $"{key}-{Hash(string.Join('\n', vectors))[..Shown]}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
