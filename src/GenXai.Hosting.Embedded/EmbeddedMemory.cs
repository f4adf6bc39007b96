using GenXai.Hosting.Embedded.Storage.Memory;
using GenXai.Hosting.Payloads;

namespace GenXai.Hosting.Embedded;

/// <summary>A store in memory, for tests: it outlives the hosts that are opened on it.</summary>
public sealed class EmbeddedMemory
{
    internal MemoryData Data { get; } = new();

    internal MemoryPayloads Payloads { get; } = new();
}
