using System.Text.Json;
using System.Text.RegularExpressions;
using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Replay;

/// <summary>
/// Random workflows on the embedded host: every prefix of their history replays to the same actions, state is the fold
/// of the log, and neither a rebuild at every step nor a new generation at every wait changes what comes of them.
/// </summary>
public sealed partial class RandomRunTests
{
    private static readonly int Count = Repository.IsFull ? 4_000 : 150;

    [Fact]
    public async Task Replay_AnyPrefixOfRandomRuns_GivesTheSameActionsAndTheFoldIsTheState()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: false);
            var live = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);
            string.Join("\n\n", ReplayFaults.Of(live, BenchOptions.Undisturbed.Limits)).ShouldBeEmpty($"seed {seed}");
            foreach (var entry in live.Instances.SelectMany(instance => instance.Log))
            {
                var type = LogDataTypes.NameOf(entry.Data);
                seen[type] = seen.GetValueOrDefault(type) + 1;
            }
        }

        // The runs show nearly all that a log can say; what they cannot, others show.
        string[] others = ["run.continued", "node.packed", "run.terminated", "run.forked", "run.restored", "run.retried", "child.waiting", "human.answered", "budget.reserved", "budget.refused", "budget.asked", "budget.granted", "compensation.planned", "compensation.packed", "compensation.started", "compensation.completed", "compensation.failed"];
        LogDataTypes.Names.Except(others, StringComparer.Ordinal).Except(seen.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReplayAlways_RandomRuns_GiveTheSameResultLogAndHistory()
    {
        var compared = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: false);
            var live = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);

            var rebuilt = await RunBench.RunAsync(text.Test, text, new BenchOptions { ReplayAlways = true });

            if (live.Instances.Count == 1)
            {
                Difference(All(live), All(rebuilt)).ShouldBeNull($"seed {seed}");
                compared++;
            }

            // Messages between runs of one instant come in one step or in several, as the threads have it.
            string.Join("\n\n", ReplayFaults.Of(rebuilt, BenchOptions.Undisturbed.Limits)).ShouldBeEmpty($"seed {seed}");
            rebuilt.Result.Status.ShouldBe(live.Result.Status, $"seed {seed}");

        }

        compared.ShouldBeGreaterThan(Count / 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task ContinueAsNew_AtEveryWaitOfSequentialRuns_ChangesNoResult(int events)
    {
        var generations = 0;
        var compared = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: true);
            var options = BenchOptions.OfEvents(events);
            var live = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);

            var continued = await RunBench.RunAsync(text.Test, text, options);

            if (ParallelCount.Of(live.Instances[0].Log) <= 1)
            {
                Comparable(continued).ShouldBe(Comparable(live), $"seed {seed}, {events} events");
                compared++;
            }

            string.Join("\n\n", ReplayFaults.Of(continued, options.Limits)).ShouldBeEmpty($"seed {seed}, {events} events");
            generations += continued.Generations;
        }

        generations.ShouldBeGreaterThan(Count * 2);
        compared.ShouldBeGreaterThan(Count / 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ContinueAsNew_OfRunsWithBranches_KeepsEveryRule(int events)
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: false);
            var options = BenchOptions.OfEvents(events);

            var continued = await RunBench.RunAsync(text.Test, text, options);

            string.Join("\n\n", ReplayFaults.Of(continued, options.Limits)).ShouldBeEmpty($"seed {seed}, {events} events");
            (continued.Result.Status is RunStatuses.Completed or RunStatuses.Failed).ShouldBeTrue($"seed {seed}, {events} events");
        }
    }

    // Two nodes of a graph without parallel edges may still be at work at once (each in a branch of an earlier node);
    // then which call gets which scripted reply depends on what is quicker, and the run is not compared.
    // What else was done when a run failed depends on what was at work beside it.
    private static string Comparable(RecordedRun run) => run.Result.Status == RunStatuses.Completed
        ? Times().Replace(string.Join('\n', run.Result.Nodes.SelectMany(node => run.Calls.PromptsOf(node.Id)).Prepend(Result(run))), "(a time)")
        : $"{run.Result.Status} {run.Result.Error}";

    // Calls of one agent's round that come one after another take longer: what a person's answer says of its time differs.
    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+Z", RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    private static string Result(RecordedRun run) =>
        JsonSerializer.Serialize(run.Result, ContractsJsonContext.Default.RunResult);

    private static string? Difference(List<string> expected, List<string> actual)
    {
        var at = Enumerable.Range(0, Math.Max(expected.Count, actual.Count))
            .FirstOrDefault(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i), -1);
        return at < 0 ? null : $"the run had\n{expected.ElementAtOrDefault(at)}\nand the rebuilt one\n{actual.ElementAtOrDefault(at)}";
    }

    private static List<string> All(RecordedRun run) =>
    [
        Result(run),
        .. run.Instances.SelectMany(instance => instance.Log)
            .Select(entry => System.Text.Encoding.UTF8.GetString(LogEntryJson.Serialize(entry))),
        .. run.Instances.SelectMany(instance => instance.Generations)
            .SelectMany(generation => generation.Steps)
            .SelectMany(step => step.Outcome.Actions)
            .Select(action => $"{action with { Entries = [] }}"),
    ];
}
