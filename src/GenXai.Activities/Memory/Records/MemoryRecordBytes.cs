using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GenXai.Activities.Memory.Records;

/// <summary>A memory as bytes: the number of dimensions, the vector, the record as JSON.</summary>
public static class MemoryRecordBytes
{
    /// <summary>Writes a memory.</summary>
    /// <param name="record">The memory.</param>
    public static byte[] Write(MemoryRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, MemoryRecordJsonContext.Default.MemoryRecord);
        var vector = MemoryMarshal.AsBytes(record.Vector.Span);
        var bytes = new byte[sizeof(int) + vector.Length + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, record.Vector.Length);
        vector.CopyTo(bytes.AsSpan(sizeof(int)));
        json.CopyTo(bytes, sizeof(int) + vector.Length);
        return bytes;
    }

    /// <summary>Reads a memory.</summary>
    /// <param name="bytes">What <see cref="Write"/> gave.</param>
    /// <exception cref="JsonException">They are no memory of a version that this program knows.</exception>
    public static MemoryRecord Read(ReadOnlySpan<byte> bytes)
    {
        var dimensions = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var length = dimensions * sizeof(float);
        var vector = MemoryMarshal.Cast<byte, float>(bytes.Slice(sizeof(int), length)).ToArray();
        var record = JsonSerializer.Deserialize(bytes[(sizeof(int) + length)..], MemoryRecordJsonContext.Default.MemoryRecord)!;
        return record.SchemaVersion == MemoryRecord.CurrentVersion
            ? record with { Vector = vector }
            : throw new JsonException(string.Create(
                CultureInfo.InvariantCulture,
                $"a memory has version {record.SchemaVersion}; this program reads version {MemoryRecord.CurrentVersion}"));
    }
}
