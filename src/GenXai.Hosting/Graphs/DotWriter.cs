using System.Globalization;
using System.Text;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Graphs;

/// <summary>Writes a drawing in Graphviz' language.</summary>
public static class DotWriter
{
    /// <summary>Writes a drawing.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <returns>The drawing as text, with LF line ends.</returns>
    public static string Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quote(drawing.Name)} {{\n  rankdir=TB;\n  node [fontname=\"sans-serif\"];\n");
        WriteInside(text, drawing, null, "  ");
        foreach (var edge in drawing.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Quote(edge.From)} -> {Quote(edge.To)}{Attributes(edge)};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void WriteInside(StringBuilder text, Drawing drawing, string? group, string indent)
    {
        var inside = drawing.Inside(group);
        foreach (var node in inside.Nodes)
        {
            var paint = node.Status is { } status ? $", style=filled, fillcolor={Quote(Fill(status))}" : "";
            text.Append(CultureInfo.InvariantCulture, $"{indent}{Quote(node.Key)} [shape={Shape(node.Kind)}, label={Quote(node.Label)}{paint}];\n");
        }

        foreach (var inner in inside.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {Quote("cluster_" + inner.Key)} {{\n{indent}  label={Quote(inner.Label)};\n");
            WriteInside(text, drawing, inner.Key, indent + "  ");
            text.Append(indent).Append("}\n");
        }
    }

    private static string Attributes(DrawnEdge edge)
    {
        var attributes = new List<string>();
        if (!string.IsNullOrWhiteSpace(edge.Label))
        {
            attributes.Add($"label={Quote(edge.Label)}");
        }

        if (edge.IsBack || edge.IsExpansion)
        {
            attributes.Add(edge.IsBack ? "style=dashed, constraint=false" : "style=dotted, arrowhead=none");
        }
        else if (edge.IsParallel)
        {
            attributes.Add("style=bold");
        }

        if (edge.IsTaken is { } taken)
        {
            attributes.Add(taken ? "color=\"#2b8a3e\", penwidth=2" : "color=\"#ced4da\"");
        }

        return attributes.Count == 0 ? "" : $" [{string.Join(", ", attributes)}]";
    }

    private static string Fill(string status) => status switch
    {
        RunStatuses.Completed => "#d3f9d8",
        RunStatuses.Failed => "#ffe3e3",
        RunStatuses.Running => "#d0ebff",
        RunStatuses.Waiting => "#fff3bf",
        RunStatuses.Cancelled => "#e9ecef",
        RunStatuses.Skipped => "#f8f9fa",
        _ => "#ffffff",
    };

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
