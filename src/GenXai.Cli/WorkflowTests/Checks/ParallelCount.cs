using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;

namespace GenXai.Cli.WorkflowTests.Checks;

/// <summary>
/// Most agent, tool, subgraph, loop and flow nodes at work at once, by the order of the log; a node with
/// <c>for_each</c> counts as the elements that are at work.
/// </summary>
internal static class ParallelCount
{
    private static readonly string[] Counted = ["agent", "tool", "subgraph", "loop", "flow"];

    public static int Of(IEnumerable<LogEntry> entries)
    {
        var atWork = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        var most = 0;
        foreach (var entry in entries)
        {
            var node = entry.Path?.Split('[', ':')[0] ?? "";
            switch (entry.Data)
            {
                case NodeStarted started when Counted.Contains(started.Type, StringComparer.Ordinal):
                    atWork[node] = [];
                    break;
                case NodeElementStarted element when atWork.TryGetValue(node, out var elements):
                    elements.Add(element.Index);
                    break;
                case NodeAdvanced element when atWork.TryGetValue(node, out var elements):
                    elements.Remove(element.Index);
                    break;
                case NodeCompleted or NodeFailed or NodeCancelled:
                    atWork.Remove(node);
                    break;
            }

            most = Math.Max(most, atWork.Values.Sum(elements => Math.Max(1, elements.Count)));
        }

        return most;
    }
}
