using System.Collections.Immutable;

namespace GenXai.Workflows.Payloads;

/// <summary>
/// Which parts of its values a workflow's conditions, state writes and lists read: known when it is compiled. Whoever
/// stores a value notes just these in its reference. More may be read: then the value is fetched.
/// </summary>
/// <param name="OfInput">Paths into the run's input.</param>
/// <param name="OfAnyNode">Paths into the output of whichever node stands before.</param>
/// <param name="OfNodes">Paths into the outputs of nodes that are named, by id.</param>
public sealed record PayloadReads(
    ImmutableArray<ImmutableArray<string>> OfInput,
    ImmutableArray<ImmutableArray<string>> OfAnyNode,
    ImmutableDictionary<string, ImmutableArray<ImmutableArray<string>>> OfNodes)
{
    /// <summary>Most paths that are noted of one value; what is beyond is fetched when it is read.</summary>
    public const int MaxPaths = 64;

    /// <summary>The paths into the output of a node.</summary>
    /// <param name="id">The node; null for a value that is no node's.</param>
    public IEnumerable<ImmutableArray<string>> OfNode(string? id) =>
        (id is not null && OfNodes.TryGetValue(id, out var own) ? own : []).Concat(OfAnyNode).Take(MaxPaths);
}
