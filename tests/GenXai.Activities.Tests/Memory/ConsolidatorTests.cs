using GenXai.Activities.Memory.Consolidation;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using GenXai.Activities.Models.Embeddings;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Memory;

public sealed class ConsolidatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ShortTermMemories_MovesUsedOnesForgetsOldOnesKeepsTheRest()
    {
        using var store = await FilledAsync();

        var report = await ConsolidateAsync(store);

        report.ShouldBe(new ConsolidationReport(Moved: 2, Forgotten: 1, Kept: 1, Facts: 1));
        var all = await AllAsync(store);
        all.Where(record => record.Kind == "long_term").Select(record => record.Text).Order(StringComparer.Ordinal).ShouldBe(["used1", "used2"]);
        all.Where(record => record.Kind == "short_term").Select(record => record.Text).ShouldBe(["new"]);
        var fact = all.Single(record => record.Kind == "semantic");
        fact.Text.ShouldBe("\"pay the invoice\" was done 4 times and succeeded 3 times, mostly with bank");
        fact.Details.ShouldBeOfType<Fact>().Confidence.ShouldBe(0.8);
    }

    [Fact]
    public async Task Run_Again_DoesNothing()
    {
        using var store = await FilledAsync();
        await ConsolidateAsync(store);
        var before = await AllAsync(store);

        (await ConsolidateAsync(store)).ShouldBe(new ConsolidationReport(0, 0, 1, 0));

        (await AllAsync(store)).Select(record => record.Id).ShouldBe(before.Select(record => record.Id));
    }

    [Fact]
    public async Task Run_CutShortAtEachWrite_LosesNothingAndDoublesNothing()
    {
        using var whole = await FilledAsync();
        await ConsolidateAsync(whole);
        var expected = (await AllAsync(whole)).Select(record => $"{record.Id} {record.Text}").ToList();
        for (var writes = 0; writes < 4; writes++)
        {
            using var store = new CutShortMemories();
            await FillAsync(store);
            store.WritesLeft = writes;
            await Should.ThrowAsync<IOException>(() => ConsolidateAsync(store));
            var texts = (await AllAsync(store)).Select(record => record.Text).ToList();
            texts.ShouldContain("used1", StringComparer.Ordinal);
            texts.ShouldContain("used2", StringComparer.Ordinal);
            texts.ShouldContain("new", StringComparer.Ordinal);

            store.WritesLeft = int.MaxValue;
            await ConsolidateAsync(store);

            (await AllAsync(store)).Select(record => $"{record.Id} {record.Text}").ShouldBe(expected, $"after {writes} writes");
        }
    }

    private static async Task<IndexedMemories> FilledAsync()
    {
        var store = new ProcessMemories();
        await FillAsync(store);
        return store;
    }

    private static Task FillAsync(IndexedMemories store) => store.UpsertAsync(
        [
            Short("used1", uses: 3, age: TimeSpan.Zero),
            Short("used2", uses: 2, age: TimeSpan.FromMinutes(1)),
            Short("new", uses: 0, age: TimeSpan.Zero),
            Short("old", uses: 0, age: TimeSpan.FromHours(12)),
            Episode(1, "bank"),
            Episode(2, "bank"),
            Episode(3, null),
            Episode(4, "phone"),
        ],
        Token);

    private static MemoryRecord Short(string text, int uses, TimeSpan age) => new()
    {
        Id = text,
        Owner = "w/a",
        Kind = "short_term",
        Run = "r",
        Text = text,
        Uses = uses,
        At = Now - age,
        UsedAt = Now - age,
        Vector = new float[] { 1, 0 },
    };

    private static MemoryRecord Episode(int number, string? tool) => new()
    {
        Id = FormattableString.Invariant($"episode{number}"),
        Owner = "w/a",
        Kind = "episodic",
        Text = FormattableString.Invariant($"episode {number}"),
        Details = new Episode("pay the invoice", tool is null ? [] : [tool], "…", 10, tool is not null),
        At = Now.AddMinutes(number),
        UsedAt = Now,
        Vector = new float[] { 1, 0 },
    };

    private static Task<ConsolidationReport> ConsolidateAsync(IndexedMemories store) =>
        new Consolidator(store, new Lazy<IEmbeddingModel>(() => new LocalEmbeddingModel()), new FakeTimeProvider(Now)).RunAsync(Token);

    private static async Task<List<MemoryRecord>> AllAsync(IndexedMemories store)
    {
        var all = new List<MemoryRecord>();
        await foreach (var record in store.GetAsync(record => true, 1000, null, Token))
        {
            all.Add(record);
        }

        return [.. all.OrderBy(record => record.Id, StringComparer.Ordinal)];
    }

    private sealed class CutShortMemories : IndexedMemories
    {
        private readonly ProcessMemories _inner = new();

        public int WritesLeft { get; set; } = int.MaxValue;

        protected override async Task RefreshAsync(Action<MemoryRecord> put, Action<string> remove, Action clear, CancellationToken cancellationToken)
        {
            clear();
            await foreach (var record in _inner.GetAsync(record => true, 1000, null, cancellationToken))
            {
                put(record);
            }
        }

        protected override async Task WriteAsync(IReadOnlyList<MemoryRecord> records, IReadOnlyList<string> ids, CancellationToken cancellationToken)
        {
            if (WritesLeft-- <= 0)
            {
                throw new IOException("the process is gone");
            }

            await _inner.ChangeAsync(records, ids, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
