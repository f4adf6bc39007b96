using System.Collections.Immutable;

namespace GenXai.Workflows.Graph;

/// <summary>A loop: a strongly connected part of the graph (product.md, section 6, rule 3).</summary>
public sealed class GraphLoop
{
    internal GraphLoop(int index, GraphNode head, GraphLoop? parent, ImmutableArray<GraphNode> members)
    {
        Index = index;
        Head = head;
        Parent = parent;
        Members = members;
    }

    /// <summary>Its index; an outer loop comes before its inner loops.</summary>
    public int Index { get; }

    /// <summary>The node of it that the search met first.</summary>
    public GraphNode Head { get; }

    /// <summary>The loop around it, or null.</summary>
    public GraphLoop? Parent { get; }

    /// <summary>Its nodes, those of its inner loops included, in file order.</summary>
    public ImmutableArray<GraphNode> Members { get; }

    /// <summary>Edges from outside to members other than the head.</summary>
    public ImmutableArray<GraphEdge> FurtherEntries { get; internal set; } = [];

    /// <summary>The back edges to the head, in file order.</summary>
    public ImmutableArray<GraphEdge> BackEdges { get; internal set; } = [];

    /// <summary>Forward edges and inner loops' back edges with both ends in the loop: what a further round decides anew.</summary>
    public ImmutableArray<GraphEdge> InnerEdges { get; internal set; } = [];

    /// <summary>The first number of this loop in a walk over the tree of loops, and the last one below it.</summary>
    internal int First { get; set; }

    /// <summary>The last number below this loop in a walk over the tree of loops.</summary>
    internal int Last { get; set; }

    /// <summary>Whether a loop is this one or lies inside it.</summary>
    /// <param name="other">The other loop.</param>
    public bool Holds(GraphLoop other) => other.First >= First && other.First <= Last;
}
