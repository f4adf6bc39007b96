using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Folds what happens to loops (product.md, section 6, rules 5, 8, 10 and 11).</summary>
internal static class LoopFold
{
    public static void Apply(RunState state, GraphNode head, LogEntry entry)
    {
        var loop = state.Graph.Loops[head.HeadOf];
        var of = state.Loops[loop.Index];
        if (entry.Data is NodeLoopEnded)
        {
            of.IsOver = true;
            of.EndedSeq = entry.Seq;
            return;
        }

        of.Arrived = [.. loop.BackEdges.Where(edge => state.Edges[edge.Index] == EdgeDecision.Taken).Select(edge => edge.Index)];
        of.Rounds++;
        of.WentBack = -1;
        of.Outward = false;
        Restart(state, loop);
        state.Of(head).DecidedSeq = entry.Seq;
    }

    /// <summary>A node goes back: its loop's head is noted, and every loop that this leaves.</summary>
    public static void Return(RunState state, GraphEdge edge)
    {
        state.Edges[edge.Index] = EdgeDecision.Taken;
        var target = state.Graph.Loops[edge.To.HeadOf];
        var of = state.Loops[target.Index];
        of.WentBack = of.WentBack < 0 ? edge.From!.Index : of.WentBack;
        for (var loop = state.Graph.LoopOf(edge.From!); loop != target; loop = loop!.Parent)
        {
            state.Loops[loop!.Index].Outward = true;
        }
    }

    private static void Restart(RunState state, GraphLoop loop)
    {
        foreach (var edge in loop.BackEdges)
        {
            state.Edges[edge.Index] = EdgeDecision.Undecided;
        }

        foreach (var edge in loop.InnerEdges)
        {
            state.Edges[edge.Index] = EdgeDecision.Undecided;
        }

        foreach (var member in loop.Members)
        {
            var of = state.Of(member);
            of.Progress = NodeProgress.Idle;
            of.Status = RunStatuses.Pending;
            of.Scope = loop.Index;
            foreach (var edge in member.Back)
            {
                // Also one to a head further out: it is tested anew in this round, which a fork must see.
                state.Edges[edge.Index] = EdgeDecision.Undecided;
            }

            if (member.HeadOf >= 0 && member.HeadOf != loop.Index)
            {
                state.Loops[member.HeadOf].Reset();
            }
        }
    }
}
