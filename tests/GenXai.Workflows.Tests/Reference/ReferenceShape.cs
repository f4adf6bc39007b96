using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>What rules 1, 2, 3 and 7 say about a graph before it runs, computed by brute force.</summary>
internal sealed class ReferenceShape
{
    private readonly ReferenceSpec _spec;
    private readonly List<string> _met = [];

    public ReferenceShape(ReferenceSpec spec)
    {
        _spec = spec;
        Entries = [.. spec.Nodes.Where(n => n.Kind == NodeKind.Input
            || !spec.Edges.Any(e => e.To == n.Id && e.From != n.Id)).Select(n => n.Id)];
        foreach (var entry in Entries)
        {
            Search(entry, []);
        }

        Reached = [.. _met];
        FindLoops(Reached, [.. spec.Edges.Where(e => Reached.Contains(e.From))], outer: null);
    }

    public List<string> Entries { get; }

    public HashSet<string> Reached { get; }

    /// <summary>Edges that go back, by position in the file (rule 1).</summary>
    public HashSet<int> BackEdges { get; } = [];

    public List<ReferenceLoop> Loops { get; } = [];

    public ReferenceLoop? Innermost(string node) =>
        Loops.Where(l => l.Members.Contains(node)).OrderByDescending(l => l.Depth).FirstOrDefault();

    /// <summary>The outermost loop that an edge leaves, if it leaves one (rule 9).</summary>
    public ReferenceLoop? Left(ReferenceEdge edge) =>
        Loops.Where(l => l.Members.Contains(edge.From) && !l.Members.Contains(edge.To)).OrderBy(l => l.Depth).FirstOrDefault();

    /// <summary>The loops that an edge enters, all of them.</summary>
    public IEnumerable<ReferenceLoop> Entered(string? from, string to) =>
        Loops.Where(l => l.Members.Contains(to) && (from is null || !l.Members.Contains(from)));

    /// <summary>
    /// The branch that an edge starts (rule 7): that of the outermost loop that it enters, else of the node that it
    /// leads to: all that cannot be reached from the entries once that is taken away.
    /// </summary>
    public HashSet<string> Branch(string? from, string to)
    {
        var loop = Entered(from, to).OrderBy(l => l.Depth).FirstOrDefault();
        var without = loop?.Members ?? [to];
        var seen = Entries.Where(e => !without.Contains(e)).ToHashSet(StringComparer.Ordinal);
        while (_spec.Edges.FirstOrDefault(e => seen.Contains(e.From) && !seen.Contains(e.To) && !without.Contains(e.To)) is { } next)
        {
            seen.Add(next.To);
        }

        return [.. Reached.Where(n => !seen.Contains(n))];
    }

    private void Search(string node, HashSet<string> path)
    {
        if (_met.Contains(node))
        {
            return;
        }

        _met.Add(node);
        var here = new HashSet<string>(path, StringComparer.Ordinal) { node };
        for (var i = 0; i < _spec.Edges.Length; i++)
        {
            var edge = _spec.Edges[i];
            if (edge.From != node)
            {
                continue;
            }

            if (here.Contains(edge.To))
            {
                BackEdges.Add(i);
            }
            else
            {
                Search(edge.To, here);
            }
        }
    }

    private void FindLoops(HashSet<string> nodes, List<ReferenceEdge> edges, ReferenceLoop? outer)
    {
        var left = _met.Where(nodes.Contains).ToList();
        while (left.Count > 0)
        {
            var head = left[0];
            var from = Follow(head, nodes, edges, forwards: true);
            var part = Follow(head, nodes, edges, forwards: false);
            part.IntersectWith(from);
            left.RemoveAll(n => n == head || part.Contains(n));
            if (!part.Contains(head))
            {
                continue;
            }

            var loop = new ReferenceLoop(head, part, outer);
            Loops.Add(loop);
            FindLoops(part, [.. edges.Where(e => part.Contains(e.From) && part.Contains(e.To) && e.To != head)], loop);
        }
    }

    /// <summary>What is reached from a node over one edge or more.</summary>
    private static HashSet<string> Follow(string start, HashSet<string> nodes, List<ReferenceEdge> edges, bool forwards)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var grown = true;
        while (grown)
        {
            grown = false;
            foreach (var edge in edges)
            {
                var (a, b) = forwards ? (edge.From, edge.To) : (edge.To, edge.From);
                if ((a == start || seen.Contains(a)) && nodes.Contains(b))
                {
                    grown |= seen.Add(b);
                }
            }
        }

        return seen;
    }
}
