using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;

namespace GenXai.Workflows.Graph;

/// <summary>An edge of a compiled graph; the hidden start's edges to the entries are such edges too.</summary>
public sealed class GraphEdge
{
    internal GraphEdge(int index, GraphNode? from, GraphNode to, EdgeDefinition? definition)
    {
        Index = index;
        From = from;
        To = to;
        Parallel = definition?.Parallel ?? false;
        Priority = definition?.Priority ?? 0;
        Condition = string.IsNullOrWhiteSpace(definition?.Condition) ? null : Condition.Parse(definition.Condition);
    }

    /// <summary>Its place in the file, from 0; the hidden start's edges follow the file's.</summary>
    public int Index { get; }

    /// <summary>The node it leaves; null for the hidden start.</summary>
    public GraphNode? From { get; }

    /// <summary>The node it leads to.</summary>
    public GraphNode To { get; }

    /// <summary>When it is taken; null: always.</summary>
    public Condition? Condition { get; }

    /// <summary>Whether it starts together with its parallel siblings.</summary>
    public bool Parallel { get; }

    /// <summary>Order among its siblings, lower first.</summary>
    public int Priority { get; }

    /// <summary>Whether it leads to a node on the path by which the search met it, or to itself.</summary>
    public bool IsBack { get; internal set; }

    /// <summary>The unit that it leads to, seen from the unit that decides it: a node, or the loop around it.</summary>
    public GraphUnit? TargetUnit { get; internal set; }
}
