using System.Collections.Immutable;

namespace GenXai.Workflows.Graph;

/// <summary>
/// What decides edges: a node, a loop that is over (as if it were one node), or the hidden start. The units of one
/// level (the graph, or one loop) form an acyclic graph, and a branch is a subtree of its dominator tree
/// (product.md, section 6, rules 6, 7 and 9).
/// </summary>
public sealed class GraphUnit
{
    internal GraphUnit(int index, GraphNode? node, GraphLoop? loop, GraphLoop? level)
    {
        Index = index;
        Node = node;
        Loop = loop;
        Level = level;
    }

    /// <summary>Its index among all units.</summary>
    public int Index { get; }

    /// <summary>The node, if it is one.</summary>
    public GraphNode? Node { get; }

    /// <summary>The loop, if it is one.</summary>
    public GraphLoop? Loop { get; }

    /// <summary>The loop that it lies in; null for the graph itself.</summary>
    public GraphLoop? Level { get; }

    /// <summary>The parallel edges that it decides, by priority, then file order.</summary>
    public ImmutableArray<GraphEdge> ParallelEdges { get; internal set; } = [];

    /// <summary>The plain edges that it decides, by priority, then file order.</summary>
    public ImmutableArray<GraphEdge> PlainEdges { get; internal set; } = [];

    /// <summary>Its immediate dominator in its level; null where only the level's entry dominates it.</summary>
    public GraphUnit? Dominator { get; internal set; }

    /// <summary>Its own place in an order in which every branch is one run of places.</summary>
    public int BranchFirst { get; internal set; }

    /// <summary>The last place of its branch.</summary>
    public int BranchLast { get; internal set; }
}
