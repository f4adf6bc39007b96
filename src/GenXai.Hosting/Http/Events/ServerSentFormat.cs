using System.Buffers;
using System.Globalization;
using System.Text;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Http.Events;

/// <summary>Server-sent events: the number is the event's id, so that a reader that comes back says where it was.</summary>
internal sealed class ServerSentFormat : IEventFormat
{
    public static ServerSentFormat Instance { get; } = new();

    public string ContentType => "text/event-stream";

    public void WriteEntry(IBufferWriter<byte> writer, LogEntry entry)
    {
        writer.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {entry.Seq}\ndata: ")));
        writer.Write(LogEntryJson.Serialize(entry));
        writer.Write("\n\n"u8);
    }

    public void WritePulse(IBufferWriter<byte> writer) => writer.Write(": alive\n\n"u8);

    public void WriteRetry(IBufferWriter<byte> writer) => writer.Write("retry: 1000\n\n"u8);
}
