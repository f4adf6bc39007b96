using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Sagas;

/// <summary>
/// Random graphs that fail somewhere: the compensations are exactly those of what completed, each once, newest first,
/// however often the run is rebuilt, continued as new or killed.
/// </summary>
public sealed class SagaPropertyTests
{
    private static readonly int Count = Repository.IsFull ? 3_000 : 120;

    [Fact]
    public async Task Compensations_OfRandomRuns_AreThoseOfWhatCompletedEachOnceNewestFirst()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        var undone = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomSagas.Create(seed, isSequential: false);

            var run = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);

            undone += Check(run, BenchOptions.Undisturbed, $"seed {seed}");
            var entries = run.Instances.SelectMany(instance => instance.Log).Select(entry => entry.Data).ToList();
            seen.UnionWith(entries.Select(LogDataTypes.NameOf));
            reasons.UnionWith(entries.OfType<GenXai.Workflows.Contracts.Log.Compensation.CompensationPlanned>().Select(plan => plan.Reason));
        }

        seen.Where(type => type.StartsWith("compensation.", StringComparison.Ordinal)).Count().ShouldBe(4);
        reasons.ShouldBe(["asked", "failed", "restored", "terminated"]);
        undone.ShouldBeGreaterThan(Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Compensations_OfRunsRebuiltOrContinuedAnywhere_AreThoseOfWhatCompleted(int events)
    {
        var options = events == 0 ? BenchOptions.Undisturbed with { ReplayAlways = true } : BenchOptions.OfEvents(events);
        for (var seed = 0; seed < Count / 2; seed++)
        {
            var text = RandomSagas.Create(seed, isSequential: seed % 2 == 0);

            Check(await RunBench.RunAsync(text.Test, text, options), options, $"seed {seed}, {events} events");
        }
    }

    [Fact]
    public async Task Host_ThatDiesAtAnyCommitAndStartsAgain_UndoesEachOnce()
    {
        var runs = 0;
        for (var seed = 0; runs < Count / 20; seed++)
        {
            var text = RandomSagas.Create(seed, isSequential: true);
            var live = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);
            if (SagaFaults.Of(live).Count < 3 || live.Instances.Any(instance => ParallelCount.Of(instance.Log) > 1))
            {
                continue;
            }

            runs++;
            var commits = live.Instances.SelectMany(instance => instance.Generations).Sum(generation => generation.Steps.Count);
            for (var commit = 1; commit <= commits; commit++)
            {
                var restarted = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed with { KillAfterCommit = commit });

                SagaFaults.Of(restarted).Faults.ShouldBeEmpty($"seed {seed}, commit {commit}");
                Outcome(restarted).ShouldBe(Outcome(live), $"seed {seed}, commit {commit}");
            }
        }
    }

    private static int Check(RecordedRun run, BenchOptions options, string where)
    {
        (run.Result.Status is RunStatuses.Completed or RunStatuses.Failed).ShouldBeTrue($"{where}: {run.Result.Status} {run.Result.Error}");
        var (faults, count) = SagaFaults.Of(run);
        faults.ShouldBeEmpty(where);
        string.Join("\n\n", ReplayFaults.Of(run, options.Limits)).ShouldBeEmpty(where);
        return count;
    }

    // Times differ, and with them the length of prompts that tell them, and so usage.
    private static string Outcome(RecordedRun run) => string.Join(
        '\n',
        [
            $"{run.Result.Status} {run.Result.Error?.Code} {run.Result.Error?.Node}",
            string.Join(' ', run.Result.Executed),
            string.Join(' ', run.Result.Compensated ?? []),
            string.Join(' ', run.Result.CompensationFailed ?? []),
            .. run.Result.Nodes.Select(node => $"{node.Id} {node.Status} {node.Iterations}"),
        ]);
}
