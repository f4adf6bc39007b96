using System.Text;
using System.Text.Json;
using GenXai.Cli.WorkflowTests.Checks;
using GenXai.Hosting.Embedded.History;
using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Payloads;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Payloads;

/// <summary>Where a value stands, in history or in the store, changes nothing that a run gives.</summary>
public sealed class EagerRunTests
{
    private static readonly int Count = Repository.IsFull ? 2_000 : 50;

    [Theory]
    [InlineData(1000, PayloadReads.MaxPaths)]
    [InlineData(1000, 0)]
    [InlineData(3, 0)]
    public async Task Run_WhoseValuesAreStored_GivesTheSame(int events, int notedPaths)
    {
        var options = BenchOptions.OfEvents(events) with { InlineBytes = 4, NotedPaths = notedPaths };
        var (compared, evaluations, references) = (0, 0, 0);
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: true);
            var live = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);

            var stored = await RunBench.RunAsync(text.Test, text, options);

            // Calls that overlap take scripted replies as they come.
            if (ParallelCount.Of(live.Instances[0].Log) <= 1 && ParallelCount.Of(stored.Instances[0].Log) <= 1)
            {
                Comparable(stored).ShouldBe(Comparable(live), $"seed {seed}");
                compared++;
            }

            string.Join("\n\n", ReplayFaults.Of(stored, options.Limits)).ShouldBeEmpty($"seed {seed}");
            references += stored.Instances.Sum(instance => instance.Log.Count(IsReferring));
            evaluations += Activities(stored).Count(name => name == ActivityNames.Evaluate);
        }

        compared.ShouldBeGreaterThan(Count / 2);
        references.ShouldBeGreaterThan(Count * 3);
        if (notedPaths == 0)
        {
            evaluations.ShouldBeGreaterThan(Count);
        }
    }

    private static string Comparable(RecordedRun run) => run.Result.Status == RunStatuses.Completed
        ? JsonSerializer.Serialize(
            run.Result with { Nodes = [.. run.Result.Nodes.Select(node => node with { DurationMs = 0 })] },
            ContractsJsonContext.Default.RunResult)
        : $"{run.Result.Status} {run.Result.Error}";

    private static bool IsReferring(LogEntry entry) =>
        Encoding.UTF8.GetString(LogEntryJson.Serialize(entry)).Contains("\"$payload\"", StringComparison.Ordinal);

    private static IEnumerable<string?> Activities(RecordedRun run) => run.Instances
        .SelectMany(instance => instance.Generations)
        .SelectMany(generation => generation.Steps)
        .SelectMany(step => step.Outcome.Actions)
        .Where(action => action.Kind == HistoryActionKind.ActivityScheduled)
        .Select(action => action.Name);
}
