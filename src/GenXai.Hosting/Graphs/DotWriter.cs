using System.Globalization;
using System.Text;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Graphs;

/// <summary>Draws a workflow in Graphviz' language.</summary>
public static class DotWriter
{
    /// <summary>Draws a workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <returns>The drawing as text, with LF line ends.</returns>
    public static string Write(WorkflowDefinition workflow)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quote(workflow.Name)} {{\n  rankdir=TB;\n  node [fontname=\"sans-serif\"];\n");
        foreach (var node in workflow.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Quote(node.Id)} [shape={Shape(node.Kind)}, label={Quote(NodeLabel.Of(node))}];\n");
        }

        foreach (var edge in workflow.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Quote(edge.From)} -> {Quote(edge.To)}{Attributes(edge)};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Attributes(EdgeDefinition edge)
    {
        var attributes = new List<string>();
        if (!string.IsNullOrWhiteSpace(edge.Condition))
        {
            attributes.Add($"label={Quote(edge.Condition.Trim())}");
        }

        if (edge.Parallel)
        {
            attributes.Add("style=bold");
        }

        return attributes.Count == 0 ? "" : $" [{string.Join(", ", attributes)}]";
    }

    private static string Shape(NodeKind kind) => kind switch
    {
        NodeKind.Input or NodeKind.Output => "oval",
        NodeKind.Condition => "diamond",
        NodeKind.Human => "parallelogram",
        NodeKind.Subgraph => "box3d",
        NodeKind.Wait => "circle",
        NodeKind.Tool => "hexagon",
        _ => "box",
    };

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";
}
