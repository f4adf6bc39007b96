using GenXai.Activities.Memory.Stores;
using GenXai.Hosting.Azure.Memories;
using GenXai.Hosting.Conformance.Memories;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Azure.Tests.Memories;

public sealed class TableMemoriesTests(Azurite azurite) : MemoryStoreConformance
{
    private readonly string _prefix = "mem" + Guid.NewGuid().ToString("N")[..12];

    [Fact]
    public async Task Upsert_FromTwoInstancesAtOnce_LosesNothing()
    {
        using var first = await OpenAsync();
        using var second = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? first : second).UpsertAsync(Record($"r{i:00}", [1, 0]))));

        (await ListAsync(first)).Count.ShouldBe(20);
        (await ListAsync(second)).Count.ShouldBe(20);
    }

    [Fact]
    public async Task List_AfterMoreChangesThanAreKept_ReadsAllAnew()
    {
        using var reader = await OpenAsync();
        using var writer = await OpenAsync();
        await writer.UpsertAsync([Record("gone", [1, 0]), Record("kept", [1, 0])]);
        (await ListAsync(reader)).ShouldBe(["gone", "kept"]);
        await writer.DeleteAsync("gone");
        for (var i = 0; i < MemoryChangeRows.Kept; i++)
        {
            await writer.UpsertAsync(Record("kept", [0, 1]));
        }

        (await ListAsync(reader)).ShouldBe(["kept"]);
        (await reader.GetAsync("kept"))!.Vector.ToArray().ShouldBe([0, 1]);
    }

    protected override async Task<IndexedMemories> OpenAsync() => (await azurite.OpenAsync(_prefix)).Memories;
}
