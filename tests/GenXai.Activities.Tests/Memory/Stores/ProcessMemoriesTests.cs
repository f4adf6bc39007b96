using GenXai.Activities.Memory.Stores;
using GenXai.Hosting.Conformance.Memories;

namespace GenXai.Activities.Tests.Memory.Stores;

public sealed class ProcessMemoriesTests : MemoryStoreConformance
{
    protected override bool IsShared => false;

    protected override Task<IndexedMemories> OpenAsync() => Task.FromResult<IndexedMemories>(new ProcessMemories());
}
