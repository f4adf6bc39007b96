using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Embedded.History;

/// <summary>Writes and reads history rows and messages, and writes log entries. One object serves one thread, and reuses its buffers.</summary>
internal sealed class HistoryJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    public HistoryJson()
    {
        // Payloads are JSON texts inside JSON texts: relaxed escaping keeps them readable and short.
        _writer = new Utf8JsonWriter(
            _buffer,
            new JsonWriterOptions
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                MaxDepth = JsonLimits.MaxDepth,
                SkipValidation = true,
            });
    }

    /// <summary>The bytes are valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(HistoryStep step) => Write(step, HistoryJsonContext.Default.HistoryStep);

    public ReadOnlyMemory<byte> Write(HistoryEvent message) => Write(message, HistoryJsonContext.Default.HistoryEvent);

    public ReadOnlyMemory<byte> Write(IReadOnlyList<HistoryEvent> events) =>
        Write(events, HistoryJsonContext.Default.IReadOnlyListHistoryEvent);

    public ReadOnlyMemory<byte> Write(LogEntry entry)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        LogEntryJson.Write(_writer, entry);
        _writer.Flush();
        return _buffer.WrittenMemory;
    }

    public static HistoryStep ReadStep(ReadOnlySpan<byte> utf8)
    {
        var step = Read(utf8, HistoryJsonContext.Default.HistoryStep);
        return step.SchemaVersion == HistoryStep.CurrentVersion
            ? step
            : throw new StorageException(
                $"a history row has format {step.SchemaVersion}, this program reads format {HistoryStep.CurrentVersion}: "
                + "open the data folder with the version of genxai that wrote it");
    }

    public static HistoryEvent ReadEvent(ReadOnlySpan<byte> utf8) => Read(utf8, HistoryJsonContext.Default.HistoryEvent);

    public static IReadOnlyList<HistoryEvent> ReadEvents(ReadOnlySpan<byte> utf8) =>
        Read(utf8, HistoryJsonContext.Default.IReadOnlyListHistoryEvent);

    public void Dispose() => _writer.Dispose();

    private static T Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> info)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, info) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new StorageException(
                $"a stored {typeof(T).Name} cannot be read ({e.Message}): the data folder is damaged; restore a copy", e);
        }
    }

    private ReadOnlyMemory<byte> Write<T>(T value, JsonTypeInfo<T> info)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, value, info);
        _writer.Flush();
        return _buffer.WrittenMemory;
    }
}
