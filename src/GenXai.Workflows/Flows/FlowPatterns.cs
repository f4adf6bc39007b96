using System.Collections.Immutable;
using GenXai.Workflows.Flows.Patterns;

namespace GenXai.Workflows.Flows;

/// <summary>All patterns, in the order in which they are documented.</summary>
internal static class FlowPatterns
{
    public static readonly ImmutableArray<IFlowPattern> All =
    [
        new RoundRobinFlow(),
        new ParallelFlow(),
        new RouterFlow(),
        new SelectorFlow(),
        new EnsembleVotingFlow(),
        new CriticReviewFlow(),
        new CoordinatorWorkerFlow(),
        new DelegatorWorkerFlow(),
        new MapReduceFlow(),
        new CdwFlow(),
    ];

    public static IFlowPattern? Find(string type) =>
        All.FirstOrDefault(pattern => string.Equals(pattern.Type, type, StringComparison.Ordinal));
}
