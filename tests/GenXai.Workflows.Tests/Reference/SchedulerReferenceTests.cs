using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>
/// The scheduler runs graphs as the literal reading of product.md, section 6, does; it does so when it is taken up anew
/// from snapshots on the way; its snapshot is the fold of its log; and nothing is left undecided.
/// </summary>
public sealed class SchedulerReferenceTests
{
    [Fact]
    public void Run_RandomGraphs_IsThatOfTheReference()
    {
        var count = Environment.GetEnvironmentVariable("GENXAI_FULL") == "1" ? 100_000 : 3_000;
        var faults = Enumerable.Range(0, count)
            .Select(seed => (Seed: seed, Spec: ReferenceGraphs.Random(seed)))
            .Where(graph => ReferenceComparison.Fault(graph.Spec, graph.Seed) is not null)
            .Take(5)
            .Select(graph => ReferenceComparison.Smallest(graph.Spec, graph.Seed));

        string.Join("\n\n", faults).ShouldBeEmpty();
    }
}
