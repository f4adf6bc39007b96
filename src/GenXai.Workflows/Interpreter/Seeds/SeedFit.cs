using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.Seeds;

/// <summary>
/// Whether what a run has done fits another graph. What has not begun may differ in anything. A node that has begun
/// must be there, of the same type, with the same edges leading to it; one that is done, with the same edges leaving
/// it too; a loop that has begun, with the same nodes.
/// </summary>
internal static class SeedFit
{
    /// <summary>Requires that it fits.</summary>
    /// <exception cref="SeedException">It does not; the message lists every fault.</exception>
    public static void Require(RunSnapshot snapshot, WorkflowGraph from, WorkflowGraph to)
    {
        var faults = new List<string>();
        if (!from.Start.PlainEdges.Select(edge => edge.To.Id).SequenceEqual(to.Start.PlainEdges.Select(edge => edge.To.Id), StringComparer.Ordinal))
        {
            faults.Add("the graph has other entries");
        }

        foreach (var node in snapshot.Nodes)
        {
            Check(node, from.Nodes[node.Index], from, to, faults);
        }

        if (faults.Count > 0)
        {
            throw new SeedException($"the run cannot go on under that definition: {string.Join("; ", faults.Distinct(StringComparer.Ordinal))}");
        }
    }

    private static void Check(NodeSnapshot at, GraphNode node, WorkflowGraph from, WorkflowGraph to, List<string> faults)
    {
        if (to.Find(node.Id) is not { } other)
        {
            faults.Add($"node '{node.Id}' has begun and is not there");
            return;
        }

        if (other.Definition.Kind != node.Definition.Kind)
        {
            faults.Add($"node '{node.Id}' has begun and is of another type");
        }

        if (!Sources(node).SequenceEqual(Sources(other), StringComparer.Ordinal))
        {
            faults.Add($"node '{node.Id}' has begun, and other edges lead to it");
        }

        if (at.Progress is "ran" or "skipped" && !Targets(from, node).SequenceEqual(Targets(to, other), StringComparer.Ordinal))
        {
            faults.Add($"node '{node.Id}' is done, and other edges leave it");
        }

        if (!Members(from, node).SequenceEqual(Members(to, other), StringComparer.Ordinal))
        {
            faults.Add($"node '{node.Id}' has begun, and its loop has other nodes");
        }
    }

    private static IEnumerable<string> Sources(GraphNode node) =>
        node.Incoming.Concat(node.Returning).Select(edge => edge.From?.Id ?? "").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Targets(WorkflowGraph graph, GraphNode node) => graph.Edges
        .Where(edge => edge.From == node)
        .OrderBy(edge => edge.Priority)
        .Select(edge => $"{edge.To.Id}|{edge.Parallel}|{edge.IsBack}");

    private static IEnumerable<string> Members(WorkflowGraph graph, GraphNode node)
    {
        for (var loop = graph.LoopOf(node); loop is not null; loop = loop.Parent)
        {
            yield return loop.Head.Id;
            foreach (var member in loop.Members.Select(member => member.Id).Order(StringComparer.Ordinal))
            {
                yield return member;
            }
        }
    }
}
