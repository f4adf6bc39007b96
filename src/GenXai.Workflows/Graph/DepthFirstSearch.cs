using System.Collections.Immutable;

namespace GenXai.Workflows.Graph;

/// <summary>
/// The search of product.md section 6, rule 1: from the entries, nodes and edges in file order. It marks reachable
/// nodes and back edges and numbers the nodes in the order in which it meets them.
/// </summary>
internal static class DepthFirstSearch
{
    /// <summary>Searches, and marks what it finds.</summary>
    /// <returns>For each node when it was met, from 0; -1 for nodes that no entry reaches.</returns>
    public static int[] Run(ImmutableArray<GraphNode> nodes, List<GraphEdge>[] outgoing)
    {
        var order = new int[nodes.Length];
        Array.Fill(order, -1);
        var onPath = new bool[nodes.Length];
        var next = new int[nodes.Length];
        var path = new Stack<GraphNode>();
        var met = 0;
        foreach (var entry in nodes)
        {
            if (!entry.IsEntry || order[entry.Index] >= 0)
            {
                continue;
            }

            Meet(entry);
            while (path.TryPeek(out var node))
            {
                if (next[node.Index] == outgoing[node.Index].Count)
                {
                    onPath[node.Index] = false;
                    path.Pop();
                    continue;
                }

                var edge = outgoing[node.Index][next[node.Index]++];
                if (onPath[edge.To.Index])
                {
                    edge.IsBack = true;
                }
                else if (order[edge.To.Index] < 0)
                {
                    Meet(edge.To);
                }
            }
        }

        return order;

        void Meet(GraphNode node)
        {
            order[node.Index] = met++;
            node.IsReachable = true;
            onPath[node.Index] = true;
            path.Push(node);
        }
    }
}
