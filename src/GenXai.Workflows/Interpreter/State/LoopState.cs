using System.Collections.Immutable;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Where a loop stands.</summary>
internal sealed class LoopState
{
    /// <summary>How often it has gone back since it was entered.</summary>
    public int Rounds { get; set; }

    public bool IsOver { get; set; }

    /// <summary>Whether a node of it went back to a head further out in this round.</summary>
    public bool Outward { get; set; }

    /// <summary>The index of the first node that went back to the head in this round, or -1.</summary>
    public int WentBack { get; set; } = -1;

    /// <summary>Indices of the back edges by which this round was started.</summary>
    public ImmutableArray<int> Arrived { get; set; } = [];

    public long EndedSeq { get; set; }

    /// <summary>As before it was entered.</summary>
    public void Reset()
    {
        Rounds = 0;
        IsOver = false;
        Outward = false;
        WentBack = -1;
        Arrived = [];
        EndedSeq = 0;
    }
}
