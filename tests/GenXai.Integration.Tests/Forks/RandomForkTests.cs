using System.Globalization;
using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Hosting.Forks;
using GenXai.Hosting.States;
using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Json;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Forks;

/// <summary>Versions of the state, and forks without edits, of random runs.</summary>
public sealed class RandomForkTests
{
    private static readonly int Count = Repository.IsFull ? 3_000 : 120;

    public static TheoryData<int, bool> Hosts => new() { { 0, false }, { 0, true }, { 3, false } };

    [Fact]
    public async Task Versions_OfRandomRuns_AreTheStatesThatTheRunsHad()
    {
        var versions = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: false);
            await using var bench = await LiveBench.OpenAsync(text, BenchOptions.Undisturbed);
            var result = await bench.RunAsync(text.Test.Input, "run");
            var states = new StateHistory(bench.Client);
            var run = new RunHistory(WorkflowGraph.Compile(bench.Program.Workflows[bench.Program.Main]), "run");
            foreach (var entry in await bench.LogAsync("run"))
            {
                run.Apply(entry);
                if (entry.Data is StateChanged changed)
                {
                    // What the interpreter folds is what its templates read; what is asked for later is folded anew.
                    var rebuilt = await states.GetAsync("run", changed.Version, TestContext.Current.CancellationToken);
                    Text(rebuilt.Variables).ShouldBe(Text(run.Variables), $"seed {seed}, version {changed.Version}");
                    versions++;
                }
            }

            var newest = await states.GetAsync("run", cancellationToken: TestContext.Current.CancellationToken);
            JsonValues.ToJson(JsonValues.Build(newest.WriteVariables)).ShouldBe(JsonValues.ToJson(result.State), $"seed {seed}");
        }

        versions.ShouldBeGreaterThan(Count * 2);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Fork_OfRandomRunsWithoutEdits_GivesTheSameAndRepeatsNoFinishedCall(int events, bool replayAlways)
    {
        var forks = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: true);
            var options = (events == 0 ? BenchOptions.Undisturbed : BenchOptions.OfEvents(events)) with { ReplayAlways = replayAlways };
            await using var bench = await LiveBench.OpenAsync(text, options);
            var source = await bench.RunAsync(text.Test.Input, "run");
            var log = await bench.LogAsync("run");
            var isSequential = ParallelCount.Of(log) <= 1;
            foreach (var (from, seq) in Points(log, new Random(seed)))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"fork-{seq}");
                await bench.Client.ForkAsync(new ForkRequest("run", from) { NewId = id }, TestContext.Current.CancellationToken);
                var fork = await bench.SettleAsync(id);

                fork.Status.ShouldBe(source.Status, $"seed {seed} from {from}");
                var forkLog = await bench.LogAsync(id);

                // What a full generation held back in the source may run beside something else in the fork.
                if (isSequential && ParallelCount.Of(forkLog) <= 1)
                {
                    LiveBench.Outcome(fork).ShouldBe(LiveBench.Outcome(source), $"seed {seed} from {from}");
                    fork.Executed.ShouldBe(source.Executed, $"seed {seed} from {from}");
                    LiveBench.Calls(forkLog)
                        .ShouldBe(LiveBench.Calls(log.Where(entry => entry.Seq > seq)), $"seed {seed} from {from}");
                    forks++;
                }
            }
        }

        forks.ShouldBeGreaterThan(Count / 2);
    }

    // A few versions of each run; of every fork of a checkpoint the tests of commands and hosts say more.
    private static List<(string From, long Seq)> Points(List<LogEntry> log, Random random) =>
    [
        .. log.Where(entry => entry.Data is StateChanged)
            .OrderBy(_ => random.Next())
            .Take(2)
            .Select(entry => (((StateChanged)entry.Data).Version.ToString(CultureInfo.InvariantCulture), entry.Seq)),
        .. log.Where(entry => entry.Data is Workflows.Contracts.Log.Checkpoint.CheckpointTaken)
            .Take(1)
            .Select(entry => (FormattableString.Invariant($"@{entry.Seq}"), entry.Seq)),
    ];

    private static string Text(IReadOnlyDictionary<string, System.Text.Json.JsonElement> variables) =>
        string.Join('\n', variables.Select(pair => $"{pair.Key}={JsonValues.ToJson(pair.Value)}"));
}
