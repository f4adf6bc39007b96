using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Graph;

namespace GenXai.Integration.Tests.Forks;

/// <summary>
/// Two runs of one workflow may write their state in another order where the graph leaves it free; what a template
/// reads of the state then differs, and so may the runs.
/// </summary>
internal static class FreeOrder
{
    /// <summary>Whether two nodes that the graph does not order wrote in another order.</summary>
    public static bool IsMet(WorkflowGraph graph, IEnumerable<LogEntry> first, IEnumerable<LogEntry> second)
    {
        var (one, other) = (Writers(first), Writers(second));
        foreach (var (a, placeOfA) in one)
        {
            foreach (var (b, placeOfB) in one)
            {
                if (placeOfA < placeOfB && other.TryGetValue(a, out var otherA) && other.TryGetValue(b, out var otherB)
                    && otherA > otherB && AreFree(graph, a, b))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // By the last write of each node: a run that went back has written some twice.
    private static Dictionary<string, long> Writers(IEnumerable<LogEntry> log)
    {
        var writers = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in log.Where(entry => entry is { Data: StateChanged, Path: not null }))
        {
            writers[entry.Path!] = entry.Seq;
        }

        return writers;
    }

    private static bool AreFree(WorkflowGraph graph, string a, string b)
    {
        var (first, second) = (UnitOf(graph, a), UnitOf(graph, b));
        return first != second && !graph.Order.IsBefore(first, second) && !graph.Order.IsBefore(second, first);
    }

    private static int UnitOf(WorkflowGraph graph, string id)
    {
        var node = graph.Find(id)!;
        var loop = graph.LoopOf(node);
        while (loop?.Parent is { } outer)
        {
            loop = outer;
        }

        return loop is null ? graph.UnitOf(node).Index : graph.UnitOf(loop).Index;
    }
}
