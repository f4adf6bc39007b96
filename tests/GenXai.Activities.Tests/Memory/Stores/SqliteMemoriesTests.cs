using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Tests.Fakes;
using GenXai.Hosting.Conformance.Memories;
using Microsoft.Data.Sqlite;

namespace GenXai.Activities.Tests.Memory.Stores;

public sealed class SqliteMemoriesTests : MemoryStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IndexedMemories> OpenAsync() => Task.FromResult<IndexedMemories>(new SqliteMemories(_folder["memory.db"]));

    protected override void Dispose(bool disposing)
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        base.Dispose(disposing);
    }
}
