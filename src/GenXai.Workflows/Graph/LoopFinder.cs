using System.Collections.Immutable;

namespace GenXai.Workflows.Graph;

/// <summary>
/// Finds loops and the loops inside them (product.md, section 6, rule 3): strongly connected parts, then those that
/// remain without the edges into the head, and so on down.
/// </summary>
internal static class LoopFinder
{
    public static ImmutableArray<GraphLoop> Find(
        ImmutableArray<GraphNode> nodes, List<GraphEdge>[] outgoing, int[] order)
    {
        var loops = new List<GraphLoop>();
        var work = new Stack<(List<GraphNode> Nodes, GraphLoop? Parent)>();
        work.Push(([.. nodes.Where(node => node.IsReachable)], null));
        var part = new int[nodes.Length];
        var parts = 0;
        while (work.TryPop(out var item))
        {
            parts++;
            foreach (var node in item.Nodes)
            {
                part[node.Index] = parts;
            }

            var search = new StronglyConnectedParts(outgoing, edge => Stays(edge, part, item.Parent?.Head));
            foreach (var component in search.Find(item.Nodes))
            {
                var head = component.MinBy(node => order[node.Index])!;
                var members = component.OrderBy(node => node.Index).ToImmutableArray();
                var loop = new GraphLoop(loops.Count, head, item.Parent, members);
                loops.Add(loop);
                head.HeadOf = loop.Index;
                foreach (var member in members)
                {
                    member.Loop = loop.Index;
                }

                work.Push(([.. members], loop));
            }
        }

        Number(loops);
        return [.. loops];
    }

    private static bool Stays(GraphEdge edge, int[] part, GraphNode? head) =>
        part[edge.To.Index] == part[edge.From!.Index] && edge.To != head;

    private static void Number(List<GraphLoop> loops)
    {
        var children = loops.Where(loop => loop.Parent is not null).ToLookup(loop => loop.Parent!);
        var number = 0;
        var walk = new Stack<(GraphLoop Loop, bool Leaving)>();
        foreach (var root in loops.Where(loop => loop.Parent is null))
        {
            walk.Push((root, false));
            while (walk.TryPop(out var step))
            {
                if (step.Leaving)
                {
                    step.Loop.Last = number - 1;
                    continue;
                }

                step.Loop.First = number++;
                walk.Push((step.Loop, true));
                foreach (var child in children[step.Loop])
                {
                    walk.Push((child, false));
                }
            }
        }
    }
}
