using System.Text.Json;
using GenXai.Activities.Models;
using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Entities;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Budgets;

/// <summary>Random runs under budgets: nothing is overspent at any moment, nothing stays set aside, every call counts once.</summary>
public sealed class BudgetPropertyTests
{
    private static readonly ModelOptions Models = new() { Settings = new ScriptPrices() };

    // In 46 a sub-run asks while others hold what it needs; in 442 those that wait for one another have spent all.
    private static readonly int[] Telling = [46, 442];

    private static int Count => Repository.IsFull ? 600 : 60;

    [Fact]
    public async Task Budget_OfRandomRuns_IsNeverOverspentAndSettledAtTheEnd()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        var refused = 0;
        foreach (var seed in Enumerable.Range(0, Count).Union(Telling))
        {
            var text = RandomBudgets.Create(seed, isSequential: false);

            var run = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed with { Models = Models });

            Check(run, BenchOptions.Undisturbed, $"seed {seed}");
            seen.UnionWith(run.Instances.SelectMany(instance => instance.Log).Select(entry => LogDataTypes.NameOf(entry.Data)));
            refused += run.Result.Status == RunStatuses.Failed && run.Result.Error!.Message.Contains("limits.max_", StringComparison.Ordinal) ? 1 : 0;
        }

        seen.Where(type => type.StartsWith("budget.", StringComparison.Ordinal)).Count().ShouldBe(4);
        refused.ShouldBeInRange(1, Count - 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task ContinueAsNew_OfRandomRunsUnderBudgets_ChangesNothing(int events)
    {
        var options = BenchOptions.OfEvents(events) with { Models = Models };
        for (var seed = 0; seed < Count / 2; seed++)
        {
            var text = RandomBudgets.Create(seed, isSequential: true);
            var live = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed with { Models = Models });

            var continued = await RunBench.RunAsync(text.Test, text, options);

            Check(continued, options, $"seed {seed}, {events} events");
            Outcome(continued).ShouldBe(Outcome(live), $"seed {seed}, {events} events");
        }

        foreach (var seed in Enumerable.Range(0, Count / 2).Union(Telling))
        {
            var text = RandomBudgets.Create(seed, isSequential: false);

            Check(await RunBench.RunAsync(text.Test, text, options), options, $"seed {seed}, parallel, {events} events");
        }
    }

    [Fact]
    public async Task Host_ThatDiesUnderARunAndStartsAgain_KeepsItsBudgets()
    {
        for (var seed = 0; seed < Count / 2; seed++)
        {
            var text = RandomBudgets.Create(seed, isSequential: true);
            var options = BenchOptions.Undisturbed with { Models = Models };
            var live = await RunBench.RunAsync(text.Test, text, options);

            var restarted = await RunBench.RunAsync(text.Test, text, options with { KillAfterCommit = 2 + (seed % 40) });

            string.Join("\n", BudgetFaults.Of(restarted)).ShouldBeEmpty($"seed {seed}");
            Outcome(restarted).ShouldBe(Outcome(live), $"seed {seed}");
        }
    }

    [Fact]
    public async Task BudgetOfTheDay_OfRandomRuns_IsSettledToTheToken()
    {
        var refused = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var limit = new BudgetLimit(500 + (seed * 400), seed % 3 == 0 ? 0.05m : null);
            var options = BenchOptions.Undisturbed with { Models = Models, Daily = new DailyLimits { Host = limit, EachWorkflow = new BudgetLimit(20_000, null) } };
            var text = RandomBudgets.Create(seed, isSequential: seed % 2 == 0);

            var run = await RunBench.RunAsync(text.Test, text, options);

            Check(run, options, $"seed {seed}");
            var used = BudgetAmount.Of(run.Result.Usage);
            limit.Covers(used).ShouldBeTrue($"seed {seed}: {used} of {limit}");
            foreach (var account in run.Days.SelectMany(day => day.Accounts))
            {
                account.Spent.ShouldBe(used, $"seed {seed}");
            }

            refused += run.Instances.Any(instance => instance.Log.Any(entry =>
                entry.Data is GenXai.Workflows.Contracts.Log.Budget.BudgetRefused { Message: var why } && why.Contains("of the day", StringComparison.Ordinal))) ? 1 : 0;
        }

        refused.ShouldBeGreaterThan(0);
    }

    private static void Check(RecordedRun run, BenchOptions options, string where)
    {
        (run.Result.Status is RunStatuses.Completed or RunStatuses.Failed).ShouldBeTrue(
            $"{where}: {run.Result.Status}\n{string.Join("\n", run.Instances.SelectMany(instance => instance.Generations[^1].Steps.TakeLast(9).SelectMany(step => step.Outcome.Events.Select(e => $"{instance.State.Id}: {instance.State.Status} IN  {e}").Concat(step.Outcome.Actions.Select(a => $"{instance.State.Id}: OUT {a.Kind} {a.Name} {a.Target} {a.Input?[..Math.Min(700, a.Input.Length)]}")))))}");
        string.Join("\n", BudgetFaults.Of(run)).ShouldBeEmpty(where);
        string.Join("\n\n", ReplayFaults.Of(run, options.Limits)).ShouldBeEmpty(where);
    }

    private static string Outcome(RecordedRun run) => JsonSerializer.Serialize(
        run.Result with { Nodes = [.. run.Result.Nodes.Select(node => node with { DurationMs = 0 })] },
        ContractsJsonContext.Default.RunResult);
}
