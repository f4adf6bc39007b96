using System.Security.Cryptography;
using System.Text;

namespace GenXai.Activities.Memory;

/// <summary>Ids of memories: the same call, or the same saying, has the same one.</summary>
internal static class MemoryIds
{
    private const int Length = 32;

    public static string Of(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..Length];
}
