using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Azure.Envelopes;

/// <summary>What an activity of the durable runtime is given, in one string: who calls, the log entries, the payload.</summary>
/// <param name="InstanceId">The orchestration instance that calls.</param>
/// <param name="Payload">The activity's own input.</param>
/// <param name="Entries">The log entries, written before the activity runs.</param>
public sealed record ActivityEnvelope(string InstanceId, string Payload, IReadOnlyList<LogEntry> Entries)
{
    private const int Version = 1;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonLimits.MaxDepth };

    /// <summary>Writes an envelope.</summary>
    /// <param name="instanceId">The orchestration instance that calls.</param>
    /// <param name="input">What the activity is given.</param>
    public static string Pack(string instanceId, ActivityInput input)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v"u8, Version);
            writer.WriteString("instanceId"u8, instanceId);
            writer.WriteStartArray("entries"u8);
            foreach (var entry in input.Entries ?? [])
            {
                LogEntryJson.Write(writer, entry);
            }

            writer.WriteEndArray();
            writer.WriteString("payload"u8, input.Payload);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads an envelope.</summary>
    /// <param name="text">What <see cref="Pack"/> wrote.</param>
    /// <exception cref="JsonException">It is none, or one of another version.</exception>
    public static ActivityEnvelope Unpack(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("v"u8, out var version))
        {
            throw new JsonException("an activity was called with something else than an envelope; only the workflow orchestrator may call it");
        }

        if (version.GetInt32() != Version)
        {
            throw new JsonException($"activity envelope of version {version.GetInt32()}; this program reads version {Version}: deploy the newer one everywhere");
        }

        return new ActivityEnvelope(
            root.GetProperty("instanceId"u8).GetString() ?? "",
            root.GetProperty("payload"u8).GetString() ?? "",
            [.. root.GetProperty("entries"u8).EnumerateArray().Select(LogEntryJson.Read)]);
    }
}
