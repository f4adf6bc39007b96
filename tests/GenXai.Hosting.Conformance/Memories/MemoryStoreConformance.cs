using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using Microsoft.Extensions.VectorData;
using Shouldly;
using Xunit;

namespace GenXai.Hosting.Conformance.Memories;

/// <summary>What every store of agents' memories does.</summary>
public abstract class MemoryStoreConformance : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upsert_Record_IsReadBackAsItWas()
    {
        using var store = await OpenAsync();
        var record = Record("a", [1, 0]) with { Details = new Episode("task", ["x", "y"], "fine", 12.5, true), Calls = ["k"], Uses = 3, Run = "r", Model = "m" };

        await store.UpsertAsync(record, Token);

        var read = await store.GetAsync("a", null, Token);
        read.ShouldNotBeNull();
        (read with { Vector = default, Details = null, Calls = [] }).ShouldBe(record with { Vector = default, Details = null, Calls = [] });
        read.Vector.ToArray().ShouldBe([1, 0]);
        read.Calls.ShouldBe(["k"]);
        read.Details.ShouldBeOfType<Episode>().Actions.ShouldBe(["x", "y"]);
    }

    [Fact]
    public async Task Upsert_SameId_Replaces()
    {
        using var store = await OpenAsync();
        await store.UpsertAsync(Record("a", [1, 0]), Token);
        await store.UpsertAsync(Record("a", [0, 1]) with { Text = "new" }, Token);

        (await ListAsync(store)).ShouldBe(["a"]);
        (await store.GetAsync("a", null, Token))!.Text.ShouldBe("new");
    }

    [Fact]
    public async Task Delete_KnownAndUnknownIds_LeavesTheRest()
    {
        using var store = await OpenAsync();
        await store.UpsertAsync([Record("a", [1, 0]), Record("b", [1, 0])], Token);

        await store.DeleteAsync(["a", "none"], Token);

        (await ListAsync(store)).ShouldBe(["b"]);
        (await store.GetAsync("a", null, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Change_PutAndDeleteTogether_BothAreDone()
    {
        using var store = await OpenAsync();
        await store.UpsertAsync(Record("a", [1, 0]), Token);

        await store.ChangeAsync([Record("b", [0, 1])], ["a"], Token);

        (await ListAsync(store)).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Search_ManyRecords_GivesTheClosestOfThoseThatFit()
    {
        using var store = await OpenAsync();
        await store.UpsertAsync(
            Enumerable.Range(0, 100).Select(i => Record($"r{i:00}", Direction(i)) with { Owner = i % 2 == 0 ? "even" : "odd" }), Token);

        var options = new VectorSearchOptions<MemoryRecord> { Filter = record => record.Owner == "even", Skip = 1 };
        var found = await SearchAsync(store, Direction(41.3f), 3, options);

        found.ShouldBe(["r40", "r44", "r38"]);
        (await SearchAsync(store, Direction(0), 100, new VectorSearchOptions<MemoryRecord> { ScoreThreshold = 0.99999 })).ShouldBe(["r00"]);
        (await SearchAsync(store, [1, 0, 0], 5, new VectorSearchOptions<MemoryRecord>())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_Filter_GivesTheNewestFirst()
    {
        using var store = await OpenAsync();
        await store.UpsertAsync(Enumerable.Range(0, 5).Select(i => Record($"r{i}", [1, 0]) with { At = Start.AddMinutes(i) }), Token);

        var found = new List<string>();
        await foreach (var record in store.GetAsync(record => record.Id != "r3", 2, null, Token))
        {
            found.Add(record.Id);
        }

        found.ShouldBe(["r4", "r2"]);
    }

    [Fact]
    public async Task Open_AgainAndTwice_EachSeesWhatTheOtherChanged()
    {
        if (!IsShared)
        {
            return;
        }

        using var first = await OpenAsync();
        using var second = await OpenAsync();
        await first.UpsertAsync(Record("a", [1, 0]), Token);
        (await ListAsync(second)).ShouldBe(["a"]);

        await second.ChangeAsync([Record("b", [1, 0])], ["a"], Token);

        (await ListAsync(first)).ShouldBe(["b"]);
        using var third = await OpenAsync();
        (await ListAsync(third)).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Change_ManyAndTwice_KeepsTheLastOfEach()
    {
        using var store = await OpenAsync();
        await store.UpsertAsync(Enumerable.Range(0, 250).Select(i => Record($"r{i:000}", Direction(i))), Token);

        await store.ChangeAsync(
            [.. Enumerable.Range(0, 100).SelectMany(i => new[] { Record($"r{i:000}", [1, 0]), Record($"r{i:000}", [0, 1]) with { Text = "last" } })],
            [.. Enumerable.Range(100, 120).Select(i => $"r{i:000}"), "r100", "none"],
            Token);

        var left = await ListAsync(store);
        left.Count.ShouldBe(130);
        left.Contains("r100", StringComparer.Ordinal).ShouldBeFalse();
        (await store.GetAsync("r099", null, Token))!.Text.ShouldBe("last");
    }

    [Fact]
    public async Task Search_Text_SaysToEmbedIt()
    {
        using var store = await OpenAsync();

        (await Should.ThrowAsync<NotSupportedException>(async () =>
        {
            await foreach (var hit in store.SearchAsync("text", 1, null, Token))
            {
                hit.ShouldNotBeNull();
            }
        })).Message.ShouldContain("embed it first");
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether what one opening writes is seen by another.</summary>
    protected virtual bool IsShared => true;

    /// <summary>Opens the store.</summary>
    protected abstract Task<IndexedMemories> OpenAsync();

    /// <summary>Frees what the tests used.</summary>
    /// <param name="disposing">Whether it is asked for.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>A memory of that id and meaning.</summary>
    protected static MemoryRecord Record(string id, float[] vector) => new()
    {
        Id = id,
        Owner = "w/a",
        Kind = "long_term",
        Text = $"text of {id}",
        Vector = vector,
        At = Start,
        UsedAt = Start,
    };

    /// <summary>The ids of all memories, in order.</summary>
    protected static async Task<List<string>> ListAsync(IndexedMemories store)
    {
        var ids = new List<string>();
        await foreach (var record in store.GetAsync(record => true, 1000, null, Token))
        {
            ids.Add(record.Id);
        }

        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    private static float[] Direction(float i) => [MathF.Cos(i * 0.01f), MathF.Sin(i * 0.01f)];

    private static async Task<List<string>> SearchAsync(
        IndexedMemories store, float[] vector, int top, VectorSearchOptions<MemoryRecord> options)
    {
        var ids = new List<string>();
        await foreach (var hit in store.SearchAsync(vector, top, options, Token))
        {
            ids.Add(hit.Record.Id);
        }

        return ids;
    }
}
