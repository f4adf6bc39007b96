using System.Buffers;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Http.Events;

/// <summary>One JSON object per line.</summary>
internal sealed class LineFormat : IEventFormat
{
    public static LineFormat Instance { get; } = new();

    public string ContentType => "application/x-ndjson";

    public void WriteEntry(IBufferWriter<byte> writer, LogEntry entry)
    {
        writer.Write(LogEntryJson.Serialize(entry));
        writer.Write("\n"u8);
    }

    // An empty line would be no JSON; readers of lines have no need of it.
    public void WritePulse(IBufferWriter<byte> writer)
    {
    }

    public void WriteRetry(IBufferWriter<byte> writer)
    {
    }
}
