using System.Text.Json;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes.Memory;

/// <summary>What the memory tools give, as JSON.</summary>
internal static class MemoryResults
{
    /// <summary>Of a write: whether it was made, the version, and what was written; otherwise what is there.</summary>
    public static JsonElement Written(MemoryOperation operation, MemoryAnswer answer) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("written"u8, answer.Written);
        writer.WriteString("key"u8, operation.Key);
        writer.WriteNumber("version"u8, answer.Version);
        writer.WritePropertyName("value"u8);
        (answer.Written ? operation.Value ?? JsonValues.Null : answer.Items is [var there] ? there.Value : JsonValues.Null).WriteTo(writer);
        if (answer.Count is { } count)
        {
            writer.WriteNumber("count"u8, count);
        }

        if (answer.Until is { } until)
        {
            writer.WriteString("until"u8, until.UtcDateTime);
        }

        writer.WriteEndObject();
    });

    /// <summary>Of a read: whether the key is there, its value and its version.</summary>
    /// <param name="key">The key.</param>
    /// <param name="answer">What the entity said.</param>
    /// <param name="known">What the run knows under the key where the entity has nothing.</param>
    public static JsonElement Read(string key, MemoryAnswer answer, JsonElement? known) => JsonValues.Build(writer =>
    {
        var hit = answer.Items is [var there] ? there : null;
        writer.WriteStartObject();
        writer.WriteBoolean("found"u8, hit is not null || known is not null);
        writer.WriteString("key"u8, key);
        writer.WriteNumber("version"u8, hit?.Version ?? 0);
        writer.WritePropertyName("value"u8);
        (hit?.Value ?? known ?? JsonValues.Null).WriteTo(writer);
        writer.WriteEndObject();
    });

    /// <summary>Of a search: the items, the best first.</summary>
    public static JsonElement Found(IReadOnlyList<MemoryHit> hits) => JsonValues.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var hit in hits)
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, hit.Key);
            writer.WritePropertyName("value"u8);
            hit.Value.WriteTo(writer);
            writer.WriteNumber("score"u8, Math.Round(hit.Score, 4));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
