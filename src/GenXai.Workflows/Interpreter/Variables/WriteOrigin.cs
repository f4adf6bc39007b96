using System.Collections.Immutable;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>
/// Where in a run a write comes from: for every loop around the node its unit and its round, then the node's unit.
/// Two writes are ordered by the first place in which they differ: two rounds of one loop come one after the other,
/// two units of one level as the graph orders them.
/// </summary>
internal static class WriteOrigin
{
    /// <summary>The origin of a write that a node makes now.</summary>
    public static ImmutableArray<int> Of(RunState state, GraphNode node)
    {
        var origin = new Stack<int>();
        origin.Push(state.Graph.UnitOf(node).Index);
        for (var loop = state.Graph.LoopOf(node); loop is not null; loop = loop.Parent)
        {
            origin.Push(state.Loops[loop.Index].Rounds);
            origin.Push(state.Graph.UnitOf(loop).Index);
        }

        return [.. origin];
    }

    /// <summary>Whether neither of two writes is ordered before the other.</summary>
    public static bool AreParallel(WorkflowGraph graph, ImmutableArray<int> first, ImmutableArray<int> second)
    {
        var place = Difference(first, second);
        return place >= 0
            && place % 2 == 0
            && !graph.Order.IsBefore(first[place], second[place])
            && !graph.Order.IsBefore(second[place], first[place]);
    }

    /// <summary>Orders writes in one way whatever took how long; zero for the same node in the same round.</summary>
    public static int Compare(WorkflowGraph graph, ImmutableArray<int> first, ImmutableArray<int> second)
    {
        var place = Difference(first, second);
        return place < 0
            ? 0
            : place % 2 == 0
                ? graph.Order.RankOf(first[place]).CompareTo(graph.Order.RankOf(second[place]))
                : first[place].CompareTo(second[place]);
    }

    private static int Difference(ImmutableArray<int> first, ImmutableArray<int> second)
    {
        for (var place = 0; place < Math.Min(first.Length, second.Length); place++)
        {
            if (first[place] != second[place])
            {
                return place;
            }
        }

        return -1;
    }
}
