using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log;

/// <summary>Reads and writes log entries in their persisted form.</summary>
public static class LogEntryJson
{
    // Logs are read by people and by jq, not pasted into HTML: text stays as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonLimits.MaxDepth };

    /// <summary>Writes one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>UTF-8 JSON, one line.</returns>
    public static byte[] Serialize(LogEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, entry);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one entry to a writer.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="entry">The entry.</param>
    public static void Write(Utf8JsonWriter writer, LogEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("v"u8, LogEntry.Version);
        writer.WriteNumber("seq"u8, entry.Seq);
        writer.WriteString("at"u8, entry.At.UtcDateTime);
        writer.WriteString("type"u8, LogDataTypes.NameOf(entry.Data));
        if (entry.Path is not null)
        {
            writer.WriteString("path"u8, entry.Path);
        }

        if (entry.Pass is { } pass)
        {
            writer.WriteNumber("pass"u8, pass);
        }

        writer.WritePropertyName("data"u8);
        JsonSerializer.Serialize(writer, entry.Data, LogDataTypes.InfoOf(entry.Data));
        writer.WriteEndObject();
    }

    /// <summary>Reads one entry.</summary>
    /// <param name="utf8">UTF-8 JSON.</param>
    /// <exception cref="JsonException">The text is no log entry of a version and type that this program knows.</exception>
    public static LogEntry Deserialize(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
        return Read(document.RootElement);
    }

    /// <summary>Reads one entry.</summary>
    /// <param name="json">The entry as JSON; nothing of it is kept.</param>
    /// <exception cref="JsonException">It is no log entry of a version and type that this program knows.</exception>
    public static LogEntry Read(JsonElement json)
    {
        var version = json.GetProperty("v"u8).GetInt32();
        if (version != LogEntry.Version)
        {
            throw new JsonException($"log entry of version {version}; this program reads version {LogEntry.Version}");
        }

        var type = json.GetProperty("type"u8).GetString() ?? "";
        var data = json.GetProperty("data"u8).Deserialize(LogDataTypes.InfoOf(type)) as LogData
            ?? throw new JsonException($"log entry of type '{type}' has no data");
        return new LogEntry(
            json.GetProperty("seq"u8).GetInt64(),
            new DateTimeOffset(json.GetProperty("at"u8).GetDateTime(), TimeSpan.Zero),
            json.TryGetProperty("path"u8, out var path) ? path.GetString() : null,
            json.TryGetProperty("pass"u8, out var pass) ? pass.GetInt32() : null,
            data);
    }
}
