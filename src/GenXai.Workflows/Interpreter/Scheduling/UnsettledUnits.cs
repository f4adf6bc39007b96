using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>Of each loop, how many of its units have neither run nor been skipped in this round.</summary>
internal sealed class UnsettledUnits
{
    private readonly RunState _state;
    private readonly int[] _counts;

    public UnsettledUnits(RunState state)
    {
        _state = state;
        _counts = new int[state.Graph.Loops.Length];
        foreach (var unit in state.Graph.Units)
        {
            if (unit.Level is { } level && !IsSettled(unit))
            {
                _counts[level.Index]++;
            }
        }
    }

    public bool Any(GraphLoop loop) => _counts[loop.Index] > 0;

    /// <summary>A unit has run or was skipped; gives its loop if that was the last one.</summary>
    public GraphLoop? Settle(GraphUnit unit) => unit.Level is { } level && --_counts[level.Index] == 0 ? level : null;

    /// <summary>A further round of a loop starts.</summary>
    public void Unsettle(GraphLoop loop)
    {
        foreach (var member in loop.Members)
        {
            _counts[member.Loop] = 0;
        }

        foreach (var member in loop.Members)
        {
            _counts[member.Loop]++;
            if (member.HeadOf >= 0 && member.HeadOf != loop.Index)
            {
                _counts[_state.Graph.Loops[member.HeadOf].Parent!.Index]++;
            }
        }
    }

    private bool IsSettled(GraphUnit unit) => unit switch
    {
        { Node: { } node } => _state.Of(node).Progress is NodeProgress.Ran or NodeProgress.Skipped,
        { Loop: { } loop } => _state.Loops[loop.Index].IsOver,
        _ => false,
    };
}
