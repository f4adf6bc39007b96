using System.Collections.Immutable;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Graph;

/// <summary>A node of a compiled graph.</summary>
public sealed class GraphNode
{
    internal GraphNode(int index, NodeDefinition definition)
    {
        Index = index;
        Definition = definition;
    }

    /// <summary>Its place in the file, from 0.</summary>
    public int Index { get; }

    /// <summary>The node as authored.</summary>
    public NodeDefinition Definition { get; }

    /// <summary>Its id.</summary>
    public string Id => Definition.Id;

    /// <summary>Whether it is an entry of the graph (product.md, section 6, rule 2).</summary>
    public bool IsEntry { get; internal set; }

    /// <summary>Whether an entry reaches it.</summary>
    public bool IsReachable { get; internal set; }

    /// <summary>The index of the innermost loop that holds it, or -1.</summary>
    public int Loop { get; internal set; } = -1;

    /// <summary>The index of the loop that it is the head of, or -1.</summary>
    public int HeadOf { get; internal set; } = -1;

    /// <summary>Forward edges that lead here from reachable nodes, hidden start included, in file order.</summary>
    public ImmutableArray<GraphEdge> Incoming { get; internal set; } = [];

    /// <summary>Back edges that lead here, in file order; only a head has any.</summary>
    public ImmutableArray<GraphEdge> Returning { get; internal set; } = [];

    /// <summary>Back edges that leave it, by priority, then file order.</summary>
    public ImmutableArray<GraphEdge> Back { get; internal set; } = [];

    /// <summary>
    /// Whether it hands on what reached it and has no output of its own: names pass over such nodes.
    /// </summary>
    public bool IsPassThrough => Definition.Kind is NodeKind.Condition or NodeKind.Wait or NodeKind.Checkpoint;
}
