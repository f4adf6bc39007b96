using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Tests.Fakes;
using GenXai.Hosting.Conformance.Memories;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Memory.Stores;

public sealed class SqliteMemoriesTests : MemoryStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Open_FileOfANewerProgram_SaysSo()
    {
        await using (var connection = new SqliteConnection($"Data Source={_folder["memory.db"]};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version=2";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var store = await OpenAsync();
        (await Should.ThrowAsync<VectorStoreException>(() => ListAsync(store))).Message.ShouldContain("memory.db has version 2; this program reads version 1");
    }

    protected override Task<IndexedMemories> OpenAsync() => Task.FromResult<IndexedMemories>(new SqliteMemories(_folder["memory.db"]));

    protected override void Dispose(bool disposing)
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        base.Dispose(disposing);
    }
}
