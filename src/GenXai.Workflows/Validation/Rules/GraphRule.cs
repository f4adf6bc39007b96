using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A graph can start, all of it can be reached, and a loop is best entered at its head (product.md, section 6).</summary>
internal sealed class GraphRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        if (!context.GraphIsSound)
        {
            return;
        }

        // Conditions do not shape the graph, and faulty ones are another rule's.
        var definition = context.Definition;
        var graph = WorkflowGraph.Compile(
            definition with { Edges = [.. definition.Edges.Select(edge => edge with { Condition = null })] });
        if (!graph.HasEntry)
        {
            context.Diagnostics.Error(
                DiagnosticCodes.NoEntry,
                definition.Nodes[0].Location,
                "the graph has no entry: an edge leads to every node; add a node of type 'input' and an edge from it to where the work starts");
            return;
        }

        foreach (var node in graph.Nodes.Where(node => !node.IsReachable))
        {
            context.Diagnostics.Warning(
                DiagnosticCodes.UnreachableNode,
                node.Definition.Location,
                $"no path from an entry leads to '{node.Id}', so it never runs; add an edge to it, or remove it");
        }

        foreach (var edge in graph.Loops.SelectMany(Entries).Distinct())
        {
            context.Diagnostics.Warning(
                DiagnosticCodes.LoopEntries,
                definition.Edges[edge.Index].Location,
                $"this edge enters a loop at '{edge.To.Id}', which is not its head; its further rounds start at '{HeadOf(graph, edge)}'");
        }
    }

    // The hidden start's edges stand nowhere in the file; an input node inside a loop says enough by itself.
    private static IEnumerable<GraphEdge> Entries(GraphLoop loop) => loop.FurtherEntries.Where(edge => edge.From is not null);

    private static string HeadOf(WorkflowGraph graph, GraphEdge edge)
    {
        var loop = graph.LoopOf(edge.To)!;
        while (!loop.FurtherEntries.Contains(edge))
        {
            loop = loop.Parent!;
        }

        return loop.Head.Id;
    }
}
