using System.Text.Json;

namespace GenXai.Testing.Models;

/// <summary>What a server was asked.</summary>
/// <param name="Target">The path and the query, without <paramref name="Caller"/>.</param>
/// <param name="Caller">Which process asked: the number in the base URL (<c>/p3/v1</c>); 0 where it has none.</param>
/// <param name="Key">The header <c>Idempotency-Key</c>; empty where it is missing.</param>
/// <param name="Access">The key that opens the service, as it was sent.</param>
/// <param name="Deployment">The deployment of the path (Azure OpenAI), or the model of the body.</param>
/// <param name="Body">The body.</param>
/// <param name="At">When it came.</param>
public sealed record ModelRequest(
    string Target, int Caller, string Key, string Access, string Deployment, JsonElement Body, DateTimeOffset At)
{
    /// <summary>Whether it speaks to Azure OpenAI.</summary>
    public bool IsAzure => Target.StartsWith("/openai/deployments/", StringComparison.Ordinal);

    /// <summary>Whether the answer is wanted piece by piece.</summary>
    public bool IsStreaming => Body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    /// <summary>Whether it asks for embeddings.</summary>
    public bool IsEmbedding => Target.Contains("/embeddings", StringComparison.Ordinal);

    /// <summary>The messages of the conversation.</summary>
    public IReadOnlyList<JsonElement> Messages => [.. Body.GetProperty("messages").EnumerateArray()];

    /// <summary>The text of the last message.</summary>
    public string LastText => TextOf(Messages[^1]);

    /// <summary>The role of the last message.</summary>
    public string LastRole => Messages[^1].GetProperty("role").GetString()!;

    /// <summary>The text of a message, which clients may send as one text or in parts.</summary>
    public static string TextOf(JsonElement message) => message.TryGetProperty("content", out var content)
        ? content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(static part => part.GetProperty("text").GetString())),
            _ => string.Empty,
        }
        : string.Empty;
}
