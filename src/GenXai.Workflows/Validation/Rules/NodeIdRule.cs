using System.Globalization;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A graph has nodes; their ids are names, not reserved, each once.</summary>
internal sealed class NodeIdRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        if (context.Root.Object("graph") is { } graph && graph.Find("nodes")?.Value is { Valid: true, Items.Length: 0 })
        {
            context.Diagnostics.Error(
                DiagnosticCodes.EmptyGraph,
                graph.Where("nodes"),
                "the graph has no nodes; add at least one under graph.nodes, such as {id: start, type: input}");
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in context.NodeEntries)
        {
            var id = node.Text("id")!;
            if (Names.Reserved.Contains(id, StringComparer.Ordinal))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.ReservedId,
                    node.Where("id"),
                    $"'{id}' cannot be a node's id, since conditions and templates use that name ({string.Join(", ", Names.Reserved)} are taken); rename it, for example '{id}_node'");
            }
            else if (!Names.IsId(id))
            {
                context.Diagnostics.Error(DiagnosticCodes.BadName, node.Where("id"), $"the node id '{id}' must be made of {Names.IdRule}; rename it");
            }

            if (!lines.TryAdd(id, node.Location.Line))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.DuplicateNodeId,
                    node.Where("id"),
                    string.Create(CultureInfo.InvariantCulture, $"two nodes have the id '{id}', the first in line {lines[id]}; give each an id of its own"));
            }
        }
    }
}
