using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Graph;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Forks;

/// <summary>A run that goes back to a checkpoint, or is retried, and goes on from there, comes to what one comes to that never failed.</summary>
public sealed class RandomReturnTests
{
    private static readonly int Count = Repository.IsFull ? 3_000 : 120;

    public static TheoryData<int, bool> Hosts => new() { { 0, false }, { 0, true }, { 3, false } };

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Restore_OfRandomRuns_GivesWhatARunGivesThatNeverLeft(int events, bool replayAlways)
    {
        var compared = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var (calm, calmLog, graph) = await RunAsync(RandomFailures.Create(seed, fails: false, restores: true), BenchOptions.Undisturbed);
            var (back, log, _) = await RunAsync(RandomFailures.Create(seed, fails: true, restores: true), Options(events, replayAlways));
            if (!log.Exists(entry => entry.Data is RunRestored) || !IsComparable(calm, calmLog, log, graph))
            {
                continue;
            }

            LiveBench.Outcome(back).ShouldBe(LiveBench.Outcome(calm), $"seed {seed}");
            Keys(log).ShouldBeUnique(StringComparer.Ordinal, $"seed {seed}");
            compared++;
        }

        compared.ShouldBeGreaterThan(Count / 6);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Retry_OfRandomRuns_GivesWhatAnUndisturbedRunGivesAndRepeatsNoFinishedCall(int events, bool replayAlways)
    {
        var compared = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var (calm, calmLog, graph) = await RunAsync(RandomFailures.Create(seed, fails: false, restores: false), BenchOptions.Undisturbed);
            var text = RandomFailures.Create(seed, fails: true, restores: false);
            await using var bench = await LiveBench.OpenAsync(text, Options(events, replayAlways));
            var failed = await bench.RunAsync(text.Test.Input, "run");
            if (failed.Error is not { Code: ErrorCodes.NodeFailed })
            {
                continue;
            }

            await bench.Client.RetryAsync("run", "ada", TestContext.Current.CancellationToken);
            var retried = await bench.SettleAsync("run");

            var log = await bench.LogAsync("run");
            log.Select(entry => entry.Seq).ShouldBe(Enumerable.Range(1, log.Count).Select(seq => (long)seq), $"seed {seed}");
            Keys(log).ShouldBeUnique(StringComparer.Ordinal, $"seed {seed}");
            if (IsComparable(calm, calmLog, log, graph))
            {
                LiveBench.Outcome(retried).ShouldBe(LiveBench.Outcome(calm), $"seed {seed}");
                log.Count(IsCall).ShouldBe(calmLog.Count(IsCall) + 1, $"seed {seed}: all calls once, and the one that failed");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(Count / 5);
    }

    // Nothing in it depends on who is quicker: which of two writers is the second, for one.
    private static bool IsComparable(RunResult calm, List<LogEntry> calmLog, List<LogEntry> log, WorkflowGraph graph) =>
        ParallelCount.Of(calmLog) <= 1 && calm.Error is not { Code: ErrorCodes.Conflict } && !FreeOrder.IsMet(graph, calmLog, log);

    private static BenchOptions Options(int events, bool replayAlways) =>
        (events == 0 ? BenchOptions.Undisturbed : BenchOptions.OfEvents(events)) with { ReplayAlways = replayAlways };

    private static bool IsCall(LogEntry entry) => entry.Data is ModelCompleted or ToolCompleted;

    private static IEnumerable<string> Keys(IEnumerable<LogEntry> log) => log.Select(entry => entry.Data switch
    {
        ModelCompleted call => call.Key,
        ToolCompleted call => call.Key,
        _ => null,
    }).OfType<string>();

    private static async Task<(RunResult Result, List<LogEntry> Log, WorkflowGraph Graph)> RunAsync(TestText text, BenchOptions options)
    {
        await using var bench = await LiveBench.OpenAsync(text, options);
        var result = await bench.RunAsync(text.Test.Input, "run");
        return (result, await bench.LogAsync("run"), WorkflowGraph.Compile(bench.Program.Workflows[bench.Program.Main]));
    }
}
