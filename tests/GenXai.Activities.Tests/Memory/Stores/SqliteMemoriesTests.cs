using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Tests.Fakes;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Memory.Stores;

public sealed class SqliteMemoriesTests : MemoryStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Open_AgainAndTwice_EachSeesWhatTheOtherChanged()
    {
        using var first = Open();
        using var second = Open();
        var token = TestContext.Current.CancellationToken;
        await first.UpsertAsync(Record("a", [1, 0]), token);
        (await ListAsync(second)).ShouldBe(["a"]);

        await second.ChangeAsync([Record("b", [1, 0])], ["a"], token);

        (await ListAsync(first)).ShouldBe(["b"]);
        using var third = Open();
        (await ListAsync(third)).ShouldBe(["b"]);
    }

    internal override IndexedMemories Open() => new SqliteMemories(_folder["memory.db"]);

    protected override void Dispose(bool disposing)
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        base.Dispose(disposing);
    }
}
