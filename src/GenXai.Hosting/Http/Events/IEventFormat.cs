using System.Buffers;
using GenXai.Workflows.Contracts.Log;

namespace GenXai.Hosting.Http.Events;

/// <summary>How a log is written into an answer.</summary>
internal interface IEventFormat
{
    string ContentType { get; }

    void WriteEntry(IBufferWriter<byte> writer, LogEntry entry);

    /// <summary>What says that the stream lives; may be nothing.</summary>
    void WritePulse(IBufferWriter<byte> writer);

    /// <summary>What says that the reader should come back; may be nothing.</summary>
    void WriteRetry(IBufferWriter<byte> writer);
}
