using System.Collections.Immutable;
using System.Globalization;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>Small random graphs, the same for the same seed.</summary>
internal static class ReferenceGraphs
{
    private static readonly int[] Durations = [0, 0, 1, 2, 3, 5];

    public static ReferenceSpec Random(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(seed % 3 == 0 ? 2 : 5, 10);
        var nodes = Enumerable.Range(0, count).Select(i => Node(random, i)).ToList();
        var edges = (seed % 3) switch
        {
            0 => Edges(random, nodes),
            1 => Ladder(random, nodes),
            _ => Wide(random, nodes),
        };
        if (!nodes.Exists(n => n.Kind == NodeKind.Input || edges.TrueForAll(e => e.To != n.Id || e.From == n.Id)))
        {
            nodes[0] = nodes[0] with { Kind = NodeKind.Input, Passes = [] };
        }

        return new ReferenceSpec([.. nodes], [.. edges], random.Next(1, 4));
    }

    private static ReferenceNode Node(Random random, int index)
    {
        var kind = random.Next(100) switch
        {
            _ when index == 0 && random.Next(5) > 0 => NodeKind.Input,
            < 75 => NodeKind.Agent,
            < 88 => NodeKind.Condition,
            < 95 => NodeKind.Output,
            _ => NodeKind.Input,
        };
        ImmutableArray<ReferencePass> passes = kind == NodeKind.Agent
            ? [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new ReferencePass(
                Durations[random.Next(Durations.Length)], random.Next(3), random.Next(60) == 0))]
            : [];
        if (passes.Length > 0 && random.Next(4) > 0)
        {
            // No condition asks for 3, so that most loops come to an end.
            passes = passes.SetItem(passes.Length - 1, passes[^1] with { M = 3 });
        }

        return new ReferenceNode(string.Create(CultureInfo.InvariantCulture, $"n{index}"), kind, passes);
    }

    private static List<ReferenceEdge> Edges(Random random, List<ReferenceNode> nodes)
    {
        var edges = new List<ReferenceEdge>();
        for (var i = 1; i < nodes.Count; i++)
        {
            if (random.Next(10) > 0)
            {
                edges.Add(Edge(random, nodes, random.Next(i), i));
            }
        }

        var further = random.Next(nodes.Count + 4);
        for (var i = 0; i < further; i++)
        {
            edges.Add(Edge(random, nodes, random.Next(nodes.Count), random.Next(nodes.Count)));
        }

        return [.. edges.OrderBy(_ => random.Next())];
    }

    /// <summary>A chain with many ways back and a few further ways in: loops in loops.</summary>
    private static List<ReferenceEdge> Ladder(Random random, List<ReferenceNode> nodes)
    {
        var edges = new List<ReferenceEdge>();
        for (var i = 1; i < nodes.Count; i++)
        {
            edges.Add(Edge(random, nodes, random.Next(Math.Max(0, i - 3), i), i) with { Condition = null, Parallel = random.Next(2) == 0 });
            var back = Edge(random, nodes, i, random.Next(i + 1));
            edges.Add(back with { Condition = back.Condition ?? new ReferenceCondition(back.From, random.Next(3)) });
            if (random.Next(3) == 0)
            {
                edges.Add(Edge(random, nodes, random.Next(nodes.Count), i));
            }
        }

        return [.. edges.OrderBy(_ => random.Next())];
    }

    /// <summary>Edges from earlier nodes to later ones, most without a condition, most of them parallel.</summary>
    private static List<ReferenceEdge> Wide(Random random, List<ReferenceNode> nodes)
    {
        var edges = new List<ReferenceEdge>();
        for (var i = 1; i < nodes.Count; i++)
        {
            for (var ways = random.Next(1, 3); ways > 0; ways--)
            {
                var edge = Edge(random, nodes, random.Next(Math.Min(i, 4)), i);
                edges.Add(edge with { Condition = random.Next(3) == 0 ? edge.Condition : null, Parallel = random.Next(3) > 0 });
            }
        }

        return [.. edges.OrderBy(_ => random.Next())];
    }

    private static ReferenceEdge Edge(Random random, List<ReferenceNode> nodes, int from, int to)
    {
        var condition = random.Next(2) == 0
            ? new ReferenceCondition(nodes[random.Next(3) > 0 ? from : random.Next(nodes.Count)].Id, random.Next(3))
            : null;
        return new ReferenceEdge(
            nodes[from].Id, nodes[to].Id, condition, random.Next(3) == 0, random.Next(4) == 0 ? random.Next(-1, 3) : 0);
    }
}
