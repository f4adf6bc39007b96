namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>Where a loop stands.</summary>
/// <param name="Rounds">How often it has gone back since it was entered.</param>
/// <param name="IsOver">Whether it is over.</param>
/// <param name="Outward">Whether a node of it went back to a head further out in this round.</param>
/// <param name="WentBack">The index of the first node that went back to its head in this round, or -1.</param>
/// <param name="Arrived">The back edges by which this round was started.</param>
/// <param name="EndedSeq">The entry by which it was over, or 0.</param>
public sealed record LoopSnapshot(
    int Rounds, bool IsOver, bool Outward, int WentBack, IReadOnlyList<int> Arrived, long EndedSeq);
