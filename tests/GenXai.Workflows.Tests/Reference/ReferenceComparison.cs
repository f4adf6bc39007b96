using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Tests.Reference;

/// <summary>Holds the scheduler against the reference, and makes a graph on which they differ as small as it gets.</summary>
internal static class ReferenceComparison
{
    /// <summary>What is wrong with the scheduler's run of a graph; null when nothing is.</summary>
    public static string? Fault(ReferenceSpec spec, int seed)
    {
        var expected = ReferenceRun.Of(spec);
        var (actual, run) = ScheduledRun.Of(spec);
        if (actual != expected)
        {
            return $"the reference gives\n{expected}\nthe scheduler gives\n{actual}";
        }

        if (run.Undecided.Length > 0)
        {
            return $"left undecided: {run.Undecided}";
        }

        if (!string.Equals(run.FoldedJson(), run.SnapshotJson(), StringComparison.Ordinal))
        {
            return "the snapshot is not the fold of the log";
        }

        var (resumed, again) = ScheduledRun.Of(spec, new Random(seed));
        return resumed != expected ? $"the reference gives\n{expected}\nafter restarts the scheduler gives\n{resumed}"
            : again.Undecided.Length > 0 ? $"left undecided after restarts: {again.Undecided}"
            : string.Equals(again.FoldedJson(), again.SnapshotJson(), StringComparison.Ordinal) ? null
            : "after restarts the snapshot is not the fold of the log";
    }

    /// <summary>The smallest graph reached by leaving things out that is still at fault, and the fault.</summary>
    public static string Smallest(ReferenceSpec spec, int seed)
    {
        while (Smaller(spec).FirstOrDefault(s => new ReferenceShape(s).Entries.Count > 0 && Fault(s, seed) is not null) is { } smaller)
        {
            spec = smaller;
        }

        return $"seed {seed}\n{spec}{Fault(spec, seed)}";
    }

    private static IEnumerable<ReferenceSpec> Smaller(ReferenceSpec spec)
    {
        foreach (var node in spec.Nodes)
        {
            yield return spec with
            {
                Nodes = spec.Nodes.Remove(node),
                Edges = [.. spec.Edges
                    .Where(e => e.From != node.Id && e.To != node.Id)
                    .Select(e => e.Condition?.Node == node.Id ? e with { Condition = null } : e)],
            };
        }

        for (var i = 0; i < spec.Edges.Length; i++)
        {
            var edge = spec.Edges[i];
            yield return spec with { Edges = spec.Edges.RemoveAt(i) };
            foreach (var simpler in new[] { edge with { Condition = null }, edge with { Parallel = false }, edge with { Priority = 0 } })
            {
                if (simpler != edge)
                {
                    yield return spec with { Edges = spec.Edges.SetItem(i, simpler) };
                }
            }
        }

        for (var i = 0; i < spec.Nodes.Length; i++)
        {
            foreach (var simpler in Simpler(spec.Nodes[i]))
            {
                yield return spec with { Nodes = spec.Nodes.SetItem(i, simpler) };
            }
        }

        if (spec.MaxIterations > 1)
        {
            yield return spec with { MaxIterations = spec.MaxIterations - 1 };
        }
    }

    private static IEnumerable<ReferenceNode> Simpler(ReferenceNode node)
    {
        if (node.Passes.Length > 1)
        {
            yield return node with { Passes = node.Passes.RemoveAt(node.Passes.Length - 1) };
        }

        for (var i = 0; i < node.Passes.Length; i++)
        {
            var pass = node.Passes[i];
            foreach (var simpler in new[] { pass with { DurationMs = 0 }, pass with { M = 0 }, pass with { Fails = false } })
            {
                if (simpler != pass)
                {
                    yield return node with { Passes = node.Passes.SetItem(i, simpler) };
                }
            }
        }

        if (node.Kind is NodeKind.Condition or NodeKind.Output)
        {
            yield return node with { Kind = NodeKind.Agent, Passes = [default] };
        }
    }
}
