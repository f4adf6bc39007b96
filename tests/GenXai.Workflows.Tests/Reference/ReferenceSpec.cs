using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>A small graph with all that its nodes will do: the same run for both sides.</summary>
internal sealed record ReferenceSpec(
    ImmutableArray<ReferenceNode> Nodes, ImmutableArray<ReferenceEdge> Edges, int MaxIterations)
{
    /// <summary>The graph in a form that a test can quote.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"max {MaxIterations}\n");
        foreach (var node in Nodes)
        {
            var passes = node.Passes.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.DurationMs}:{(p.Fails ? "x" : p.M.ToString(CultureInfo.InvariantCulture))}"));
            text.Append($"{node.Id} {node.Kind} {string.Join(' ', passes)}".TrimEnd()).Append('\n');
        }

        foreach (var edge in Edges)
        {
            text.Append(edge.From).Append('>').Append(edge.To);
            text.Append(edge.Condition is { } when ? string.Create(CultureInfo.InvariantCulture, $" if {when.Node}={when.Value}") : "");
            text.Append(edge.Parallel ? " par" : "");
            text.Append(edge.Priority != 0 ? string.Create(CultureInfo.InvariantCulture, $" pri {edge.Priority}") : "").Append('\n');
        }

        return text.ToString();
    }
}
