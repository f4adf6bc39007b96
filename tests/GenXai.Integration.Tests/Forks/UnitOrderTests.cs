using GenXai.Integration.Tests.Replay;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Graph;
using Shouldly;
using Xunit;

namespace GenXai.Integration.Tests.Forks;

/// <summary>What the graph orders, runs keep: of two nodes one of which comes before the other, it has ended before the other begins.</summary>
public sealed class UnitOrderTests
{
    private static readonly int Count = Repository.IsFull ? 4_000 : 200;

    [Fact]
    public async Task IsBefore_NodesOfRandomRuns_EndBeforeTheOthersBegin()
    {
        var (ordered, overlapping) = (0, 0);
        for (var seed = 0; seed < Count; seed++)
        {
            var text = RandomWorkflows.Create(seed, isSequential: seed % 4 == 0);
            var run = await RunBench.RunAsync(text.Test, text, BenchOptions.Undisturbed);
            var graph = WorkflowGraph.Compile(run.Program.Workflows[run.Program.Main]);
            var spans = Spans(graph, run.Instances[0].Log);
            foreach (var (first, one) in spans)
            {
                foreach (var (second, other) in spans.Where(pair => pair.Key != first))
                {
                    var overlap = one.Start < other.End && other.Start < one.End;
                    overlapping += overlap ? 1 : 0;
                    if (graph.Order.IsBefore(first, second))
                    {
                        ordered++;
                        one.End.ShouldBeLessThan(other.Start, $"seed {seed}: {graph.Units[first].Node!.Id} before {graph.Units[second].Node!.Id}");
                        graph.Order.RankOf(first).ShouldBeLessThan(graph.Order.RankOf(second), $"seed {seed}");
                        graph.Order.IsBefore(second, first).ShouldBeFalse($"seed {seed}");
                    }
                }
            }
        }

        ordered.ShouldBeGreaterThan(Count * 3);
        overlapping.ShouldBeGreaterThan(Count / 10);
    }

    // The nodes outside loops, which run once.
    private static Dictionary<int, (long Start, long End)> Spans(WorkflowGraph graph, IReadOnlyList<LogEntry> log)
    {
        var spans = new Dictionary<int, (long, long)>();
        foreach (var unit in graph.Units.Where(unit => unit is { Node: not null, Level: null }))
        {
            var own = log.Where(entry => entry.Path == unit.Node!.Id).ToList();
            if (own.Find(entry => entry.Data is NodeStarted) is { } start
                && own.Find(entry => entry.Data is NodeCompleted or NodeFailed or NodeCancelled) is { } end)
            {
                spans[unit.Index] = (start.Seq, end.Seq);
            }
        }

        return spans;
    }
}
