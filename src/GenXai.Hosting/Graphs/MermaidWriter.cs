using System.Globalization;
using System.Text;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Graphs;

/// <summary>Draws a workflow as a Mermaid flow chart. Nodes are numbered, because ids may be Mermaid's own words.</summary>
public static class MermaidWriter
{
    /// <summary>Draws a workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <returns>The drawing as text, with LF line ends.</returns>
    public static string Write(WorkflowDefinition workflow)
    {
        var text = new StringBuilder("flowchart TD\n");
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in workflow.Nodes)
        {
            numbers[node.Id] = numbers.Count;
            var (open, close) = Shape(node.Kind);
            text.Append(CultureInfo.InvariantCulture, $"    n{numbers[node.Id]}{open}\"{Escape(NodeLabel.Of(node))}\"{close}\n");
        }

        foreach (var edge in workflow.Edges)
        {
            var arrow = edge.Parallel ? "==>" : "-->";
            var label = string.IsNullOrWhiteSpace(edge.Condition) ? "" : $"|\"{Escape(edge.Condition.Trim())}\"|";
            text.Append(CultureInfo.InvariantCulture, $"    n{numbers[edge.From]} {arrow}{label} n{numbers[edge.To]}\n");
        }

        return text.ToString();
    }

    private static (string Open, string Close) Shape(NodeKind kind) => kind switch
    {
        NodeKind.Input or NodeKind.Output => ("([", "])"),
        NodeKind.Condition => ("{", "}"),
        NodeKind.Human => ("[/", "/]"),
        NodeKind.Subgraph => ("[[", "]]"),
        NodeKind.Wait => ("((", "))"),
        NodeKind.Tool => ("{{", "}}"),
        _ => ("[", "]"),
    };

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .ReplaceLineEndings("<br/>");
}
