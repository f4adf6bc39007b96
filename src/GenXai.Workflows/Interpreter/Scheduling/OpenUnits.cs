using System.Collections.Immutable;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>Finds, in the state of a run between two generations, the units that have plain edges left to test.</summary>
internal static class OpenUnits
{
    public static IEnumerable<OpenUnit> Of(RunState state)
    {
        foreach (var unit in state.Graph.Units)
        {
            var next = NextEdge(state, unit);
            if (next < unit.PlainEdges.Length && IsDone(state, unit, out var order))
            {
                yield return new OpenUnit(unit, order, next, Started(state, unit, next));
            }
        }
    }

    private static int NextEdge(RunState state, GraphUnit unit)
    {
        var next = 0;
        while (next < unit.PlainEdges.Length
            && state.Edges[unit.PlainEdges[next].Index] != EdgeDecision.Undecided)
        {
            next++;
        }

        return next;
    }

    private static bool IsDone(RunState state, GraphUnit unit, out long order)
    {
        // The hidden start is the first of all, also before what a fork has from another run.
        order = long.MinValue;
        if (unit.Node is { } node)
        {
            order = state.Of(node).FinishedSeq;
            return state.Of(node).Progress == NodeProgress.Ran;
        }

        if (unit.Loop is { } loop)
        {
            order = state.Loops[loop.Index].EndedSeq;
            return state.Loops[loop.Index].IsOver;
        }

        return true;
    }

    private static ImmutableArray<GraphUnit> Started(RunState state, GraphUnit unit, int next)
    {
        // The last plain edge that was taken; before the first one, what the parallel edges started.
        while (next > 0)
        {
            var last = unit.PlainEdges[--next];
            if (state.Edges[last.Index] == EdgeDecision.Taken)
            {
                return [last.TargetUnit!];
            }
        }

        return
        [
            .. unit.ParallelEdges
                .Where(edge => state.Edges[edge.Index] == EdgeDecision.Taken)
                .Select(edge => edge.TargetUnit!),
        ];
    }
}
