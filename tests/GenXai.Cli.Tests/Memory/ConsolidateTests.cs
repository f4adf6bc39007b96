using System.Text;
using GenXai.Activities.Memory.Records;
using GenXai.Activities.Memory.Stores;
using GenXai.Cli.Tests.Support;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace GenXai.Cli.Tests.Memory;

/// <summary><c>genxai consolidate</c>, and what is in memory.db.</summary>
public sealed class ConsolidateTests : IDisposable
{
    private const int OfEach = 150;

    private const string Keeper = """
        workflow:
          name: keeper
          agents: [{id: keeper, role: Keeper, memory: {type: long_term}}]
          graph:
            nodes: [{id: start, type: input}, {id: keeper, type: agent, task: "Keep this: {{ input.what }}"}, {id: end, type: output}]
            edges: [{from: start, to: keeper}, {from: keeper, to: end}]
        """;

    private readonly Sandbox _sandbox = new();

    [Fact]
    public async Task Consolidate_AtOnce_ReportsWhatMoved()
    {
        await FillAsync();

        var outcome = await _sandbox.RunAsync("consolidate");

        outcome.ShouldBe(new Outcome(0, "moved 150 to long-term memory, forgot 150, kept 150, made or renewed 0 facts\n", ""));
        (await _sandbox.RunAsync("consolidate", "--json")).Out.Trim().ShouldBe("""{"moved":0,"forgotten":0,"kept":150,"facts":0}""");
    }

    [Fact]
    public async Task Consolidate_KilledAgainAndAgain_LosesNothingAndDoublesNothing()
    {
        await FillAsync();
        var kills = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 40 : 3;
        var random = new Random(5);
        for (var i = 0; i < kills; i++)
        {
            using var process = ProgramProcess.Start(_sandbox, "consolidate");

            // Whenever it dies, what follows must hold: the moment is as random as the machine is busy.
            process.WaitForExit(random.Next(100, 1500));
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var texts = (await AllAsync()).Select(record => record.Text).ToHashSet(StringComparer.Ordinal);
            Enumerable.Range(0, OfEach).ShouldAllBe(number => texts.Contains($"used {number}") && texts.Contains($"new {number}"));
        }

        (await _sandbox.RunAsync("consolidate")).ExitCode.ShouldBe(0);

        var all = await AllAsync();
        all.Where(record => record.Kind == "long_term").Select(record => record.Text).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, OfEach).Select(number => $"used {number}").Order(StringComparer.Ordinal));
        all.Where(record => record.Kind == "short_term").Select(record => record.Text).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, OfEach).Select(number => $"new {number}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_WithEncryption_NoMarkerIsInTheDataFolder()
    {
        const string Marker = "flamingo-4711-marker";
        _sandbox.Write("keeper.yaml", Keeper);
        var keys = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["GENXAI_ENCRYPTION_KEYS"] = $"1:{Convert.ToBase64String(Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"))}",
        };
        _sandbox.Write("script.yaml", $"model: {{keeper: [\"kept {Marker}\"]}}");
        string[] run = ["run", "keeper.yaml", "--input", $$"""{"what": "{{Marker}}"}""", "--script", "script.yaml", "--json"];

        for (var i = 0; i < 2; i++)
        {
            using var process = ProgramProcess.Start(_sandbox, keys, run);
            var outcome = await ProgramProcess.EndAsync(process);
            outcome.ExitCode.ShouldBe(0, outcome.Error + outcome.Out);
        }

        var files = Directory.GetFiles(Path.Combine(_sandbox.Folder, ".genxai"), "*", SearchOption.AllDirectories);
        files.ShouldContain(file => Path.GetFileName(file) == "memory.db");
        files.Where(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains(Marker, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _sandbox.Dispose();
    }

    private SqliteMemories Open() => new(Path.Combine(_sandbox.Folder, ".genxai", "memory.db"));

    private async Task FillAsync()
    {
        using var store = Open();
        var now = DateTimeOffset.UtcNow;
        MemoryRecord[] records =
        [
            .. Enumerable.Range(0, OfEach).Select(number => Record($"used {number}", 5, now.AddHours(1))),
            .. Enumerable.Range(0, OfEach).Select(number => Record($"new {number}", 0, now.AddHours(1))),
            .. Enumerable.Range(0, OfEach).Select(number => Record($"old {number}", 0, now.AddDays(-3))),
        ];
        await store.UpsertAsync(records, TestContext.Current.CancellationToken);
    }

    private async Task<List<MemoryRecord>> AllAsync()
    {
        using var store = Open();
        var all = new List<MemoryRecord>();
        await foreach (var record in store.GetAsync(record => true, 10_000, null, TestContext.Current.CancellationToken))
        {
            all.Add(record);
        }

        return all;
    }

    private static MemoryRecord Record(string text, int uses, DateTimeOffset at) => new()
    {
        Id = text,
        Owner = "w/a",
        Kind = "short_term",
        Text = text,
        Uses = uses,
        At = at,
        UsedAt = at,
        Vector = new float[] { 1, 0 },
    };
}
