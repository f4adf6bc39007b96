using GenXai.Activities.Memory.Stores;

namespace GenXai.Activities.Tests.Memory.Stores;

public sealed class ProcessMemoriesTests : MemoryStoreConformance
{
    internal override IndexedMemories Open() => new ProcessMemories();
}
