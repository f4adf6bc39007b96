using System.Globalization;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>Edges join nodes that exist, each pair once for a condition.</summary>
internal sealed class EdgeRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        var known = context.NodeIds.ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<(string From, string To, string Condition), int>();
        foreach (var edge in context.Definition.Edges)
        {
            CheckEnd(context, known, edge, edge.From, "from");
            CheckEnd(context, known, edge, edge.To, "to");
            if (!seen.TryAdd((edge.From, edge.To, edge.Condition?.Trim() ?? ""), edge.Location.Line))
            {
                var first = seen[(edge.From, edge.To, edge.Condition?.Trim() ?? "")];
                context.Diagnostics.Warning(
                    DiagnosticCodes.DuplicateEdge,
                    edge.Location,
                    string.Create(CultureInfo.InvariantCulture, $"the edge from '{edge.From}' to '{edge.To}' stands twice with the same condition, first in line {first}; remove one"));
            }
        }
    }

    private static void CheckEnd(ValidationContext context, HashSet<string> known, EdgeDefinition edge, string id, string key)
    {
        if (!known.Contains(id))
        {
            context.Diagnostics.Error(
                DiagnosticCodes.UnknownNode,
                context.Locate(edge, key),
                $"no node has the id '{id}', which '{key}' of this edge names; use the id of a node under graph.nodes.{Suggestion.For(id, context.NodeIds, context.Diagnostics)}");
        }
    }
}
