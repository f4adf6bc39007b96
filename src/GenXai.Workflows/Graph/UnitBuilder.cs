using System.Collections.Immutable;

namespace GenXai.Workflows.Graph;

/// <summary>Makes the units and gives each the edges that it decides.</summary>
internal static class UnitBuilder
{
    public static ImmutableArray<GraphUnit> Build(
        ImmutableArray<GraphNode> nodes, List<GraphEdge> edges, ImmutableArray<GraphLoop> loops)
    {
        var units = ImmutableArray.CreateBuilder<GraphUnit>(nodes.Length + loops.Length + 1);
        foreach (var node in nodes)
        {
            units.Add(new GraphUnit(units.Count, node, null, node.Loop < 0 ? null : loops[node.Loop]));
        }

        foreach (var loop in loops)
        {
            units.Add(new GraphUnit(units.Count, null, loop, loop.Parent));
        }

        units.Add(new GraphUnit(units.Count, null, null, null));
        var all = units.MoveToImmutable();
        var owned = all.Select(_ => new List<GraphEdge>()).ToArray();
        var further = loops.Select(_ => new List<GraphEdge>()).ToArray();
        var inner = loops.Select(_ => new List<GraphEdge>()).ToArray();
        foreach (var edge in edges)
        {
            if (edge.From is null || edge.From.IsReachable)
            {
                Place(edge, nodes.Length, loops, all, owned);
                Note(edge, loops, further, inner);
            }
        }

        foreach (var unit in all)
        {
            var list = owned[unit.Index];
            unit.ParallelEdges = [.. list.Where(edge => edge.Parallel).OrderBy(edge => edge.Priority)];
            unit.PlainEdges = [.. list.Where(edge => !edge.Parallel).OrderBy(edge => edge.Priority)];
        }

        foreach (var loop in loops)
        {
            loop.FurtherEntries = [.. further[loop.Index]];
            loop.InnerEdges = [.. inner[loop.Index]];
        }

        return all;
    }

    // The owner is the node if the edge stays in its innermost loop, else the outermost loop that the edge leaves.
    private static void Place(
        GraphEdge edge,
        int nodeCount,
        ImmutableArray<GraphLoop> loops,
        ImmutableArray<GraphUnit> units,
        List<GraphEdge>[] owned)
    {
        if (edge.IsBack)
        {
            return;
        }

        var target = LoopOf(edge.To, loops);
        var owner = edge.From is null ? units[^1] : units[edge.From.Index];
        var level = edge.From is null ? null : LoopOf(edge.From, loops);
        while (level is not null && (target is null || !level.Holds(target)))
        {
            owner = units[nodeCount + level.Index];
            level = level.Parent;
        }

        owned[owner.Index].Add(edge);
        edge.TargetUnit = UnitAt(level, edge.To, nodeCount, loops, units);
    }

    /// <summary>The unit of a level that holds a node: the node itself, or the loop of that level around it.</summary>
    internal static GraphUnit UnitAt(
        GraphLoop? level, GraphNode node, int nodeCount, ImmutableArray<GraphLoop> loops, ImmutableArray<GraphUnit> units)
    {
        var unit = units[node.Index];
        for (var loop = LoopOf(node, loops); loop != level; loop = loop.Parent)
        {
            unit = units[nodeCount + loop!.Index];
        }

        return unit;
    }

    private static void Note(
        GraphEdge edge, ImmutableArray<GraphLoop> loops, List<GraphEdge>[] further, List<GraphEdge>[] inner)
    {
        var from = edge.From is null ? null : LoopOf(edge.From, loops);
        for (var loop = LoopOf(edge.To, loops); loop is not null; loop = loop.Parent)
        {
            var inside = from is not null && loop.Holds(from);
            if (inside && edge.To != loop.Head)
            {
                inner[loop.Index].Add(edge);
            }
            else if (!inside && edge.To != loop.Head)
            {
                further[loop.Index].Add(edge);
            }
        }
    }

    private static GraphLoop? LoopOf(GraphNode node, ImmutableArray<GraphLoop> loops) =>
        node.Loop < 0 ? null : loops[node.Loop];
}
