using GenXai.Activities.Memory.Stores;

namespace GenXai.Activities.Tests.Memory.Stores;

public sealed class ProcessMemoryCollectionTests : MemoryCollectionConformance
{
    internal override IndexedMemoryCollection Open() => new ProcessMemoryCollection();
}
