using System.Globalization;
using System.Text;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;

namespace GenXai.Hosting.Graphs;

/// <summary>
/// Writes a drawing as a Mermaid flow chart. Nodes and frames are numbered, because ids may be Mermaid's own words.
/// Parallel edges are thick, edges back are dotted.
/// </summary>
public static class MermaidWriter
{
    private static readonly (string Status, string Style)[] Styles =
    [
        (RunStatuses.Completed, "fill:#d3f9d8,stroke:#2b8a3e,color:#111"),
        (RunStatuses.Failed, "fill:#ffe3e3,stroke:#c92a2a,color:#111"),
        (RunStatuses.Running, "fill:#d0ebff,stroke:#1864ab,color:#111"),
        (RunStatuses.Waiting, "fill:#fff3bf,stroke:#e67700,color:#111"),
        (RunStatuses.Cancelled, "fill:#e9ecef,stroke:#868e96,color:#111"),
        (RunStatuses.Skipped, "fill:#f8f9fa,stroke:#ced4da,color:#868e96"),
        (RunStatuses.Pending, "fill:#ffffff,stroke:#adb5bd,color:#111"),
    ];

    /// <summary>Writes a drawing.</summary>
    /// <param name="drawing">The drawing.</param>
    /// <returns>The drawing as text, with LF line ends.</returns>
    public static string Write(Drawing drawing)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var text = new StringBuilder("flowchart TD\n");
        var nodes = Numbers(drawing.Nodes.Select(node => node.Key));
        var groups = Numbers(drawing.Groups.Select(group => group.Key));
        WriteInside(text, drawing, null, "    ", nodes, groups);
        foreach (var edge in drawing.Edges)
        {
            var label = string.IsNullOrWhiteSpace(edge.Label) ? "" : $"|\"{Escape(edge.Label)}\"|";
            text.Append(CultureInfo.InvariantCulture, $"    n{nodes[edge.From]} {Arrow(edge)}{label} n{nodes[edge.To]}\n");
        }

        WriteStyles(text, drawing, nodes);
        return text.ToString();
    }

    private static void WriteInside(
        StringBuilder text, Drawing drawing, string? group, string indent, Dictionary<string, int> nodes, Dictionary<string, int> groups)
    {
        var inside = drawing.Inside(group);
        foreach (var node in inside.Nodes)
        {
            var (open, close) = Shape(node.Kind);
            text.Append(CultureInfo.InvariantCulture, $"{indent}n{nodes[node.Key]}{open}\"{Escape(node.Label)}\"{close}\n");
        }

        foreach (var inner in inside.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph g{groups[inner.Key]}[\"{Escape(inner.Label)}\"]\n");
            WriteInside(text, drawing, inner.Key, indent + "    ", nodes, groups);
            text.Append(indent).Append("end\n");
        }
    }

    private static void WriteStyles(StringBuilder text, Drawing drawing, Dictionary<string, int> nodes)
    {
        foreach (var (status, style) in Styles)
        {
            var painted = drawing.Nodes.Where(node => string.Equals(node.Status, status, StringComparison.Ordinal))
                .Select(node => string.Create(CultureInfo.InvariantCulture, $"n{nodes[node.Key]}")).ToList();
            if (painted.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"    classDef {status} {style}\n    class {string.Join(',', painted)} {status}\n");
            }
        }

        for (var i = 0; i < drawing.Edges.Count; i++)
        {
            if (drawing.Edges[i].IsTaken is { } taken)
            {
                text.Append(CultureInfo.InvariantCulture, $"    linkStyle {i} {(taken ? "stroke:#2b8a3e,stroke-width:2px" : "stroke:#ced4da")}\n");
            }
        }
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> keys)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            numbers[key] = numbers.Count;
        }

        return numbers;
    }

    private static string Arrow(DrawnEdge edge) => edge switch
    {
        { IsBack: true } => "-.->",
        { IsExpansion: true } => "-.-",
        { IsParallel: true } => "==>",
        _ => "-->",
    };

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
