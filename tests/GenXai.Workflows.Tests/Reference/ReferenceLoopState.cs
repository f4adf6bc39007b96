namespace GenXai.Workflows.Tests.Reference;

/// <summary>Where a loop stands since it was last entered.</summary>
internal sealed class ReferenceLoopState
{
    /// <summary>How often it went back.</summary>
    public int RoundsBack { get; set; }

    /// <summary>Whether its last round is over and its edges are being followed, or were.</summary>
    public bool Over { get; set; }

    /// <summary>Nodes that ran in the current round.</summary>
    public HashSet<string> Ran { get; } = [];

    /// <summary>Makes it a loop that has not been entered.</summary>
    public void Reset()
    {
        RoundsBack = 0;
        Over = false;
        Ran.Clear();
    }
}
