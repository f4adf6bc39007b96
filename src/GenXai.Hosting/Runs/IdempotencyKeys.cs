using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Hosting.Runs;

/// <summary>
/// Keys by which senders repeat a start. The run's id is made from the key, so the store's own rule (insert if
/// absent) decides who was first, and a purge of the run forgets the key.
/// </summary>
internal static class IdempotencyKeys
{
    private const int MaxLength = 255;

    /// <summary>The id of the run that a key starts: 32 hexadecimal digits.</summary>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: it is no key.</exception>
    public static string RunIdOf(string key) => IdOf("key", key);

    /// <summary>The id of what a key starts; each kind has keys of its own.</summary>
    /// <exception cref="WorkflowClientException"><c>invalid_input</c>: it is no key.</exception>
    public static string IdOf(string kind, string key)
    {
        if (key.Length is 0 or > MaxLength || key.Any(char.IsControl))
        {
            throw new WorkflowClientException(
                ErrorCodes.InvalidInput, $"an idempotency key has 1 to {MaxLength} characters and no control characters; a UUID is a good one");
        }

        return Hash($"{kind}\n{key}")[..32];
    }

    /// <summary>What two requests under one key must share. JSON that differs only in spelling is the same.</summary>
    public static string Fingerprint(string workflow, JsonElement input) =>
        Hash($"{workflow}\n{CanonicalJson.Of(input)}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
