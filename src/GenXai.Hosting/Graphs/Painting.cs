using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Graphs;

/// <summary>Where a run stands, to be painted on the graph of its workflow.</summary>
/// <param name="Nodes">The nodes by id.</param>
/// <param name="Taken">The edges that were decided, by their ends: whether they were taken.</param>
/// <param name="Children">The newest sub-run of each node that has one.</param>
public sealed record Painting(
    IReadOnlyDictionary<string, NodeResult> Nodes,
    IReadOnlyDictionary<(string From, string To), bool> Taken,
    IReadOnlyDictionary<string, Painting> Children)
{
    /// <summary>No run at all.</summary>
    internal static Painting None { get; } = new(
        new Dictionary<string, NodeResult>(StringComparer.Ordinal),
        new Dictionary<(string, string), bool>(),
        new Dictionary<string, Painting>(StringComparer.Ordinal));
}
