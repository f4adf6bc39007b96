using System.Globalization;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>Reads what <see cref="ReferenceSpec.ToString"/> writes, so that a graph that a test found can be kept.</summary>
internal static class ReferenceSpecText
{
    public static ReferenceSpec Parse(string text)
    {
        var max = 100;
        var nodes = new List<ReferenceNode>();
        var edges = new List<ReferenceEdge>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "max")
            {
                max = Number(words[1]);
            }
            else if (words[0].Contains('>', StringComparison.Ordinal))
            {
                edges.Add(Edge(words));
            }
            else
            {
                nodes.Add(new ReferenceNode(words[0], Enum.Parse<NodeKind>(words[1]), [.. words.Skip(2).Select(Pass)]));
            }
        }

        return new ReferenceSpec([.. nodes], [.. edges], max);
    }

    private static ReferencePass Pass(string word)
    {
        var parts = word.Split(':');
        return parts[1] == "x" ? new(Number(parts[0]), 0, Fails: true) : new(Number(parts[0]), Number(parts[1]));
    }

    private static ReferenceEdge Edge(string[] words)
    {
        var ends = words[0].Split('>');
        var edge = new ReferenceEdge(ends[0], ends[1]);
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] == "par")
            {
                edge = edge with { Parallel = true };
            }
            else if (words[i] == "pri")
            {
                edge = edge with { Priority = Number(words[++i]) };
            }
            else
            {
                var when = words[++i].Split('=');
                edge = edge with { Condition = new ReferenceCondition(when[0], Number(when[1])) };
            }
        }

        return edge;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
