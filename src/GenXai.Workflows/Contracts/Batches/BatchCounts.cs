namespace GenXai.Workflows.Contracts.Batches;

/// <summary>How many items ended, and how.</summary>
/// <param name="Completed">Runs that completed.</param>
/// <param name="Failed">Runs that failed.</param>
/// <param name="Terminated">Runs that were terminated.</param>
public sealed record BatchCounts(int Completed, int Failed, int Terminated)
{
    /// <summary>None.</summary>
    public static BatchCounts None { get; } = new(0, 0, 0);

    /// <summary>How many ended in all.</summary>
    public int Ended => Completed + Failed + Terminated;

    /// <summary>These and others.</summary>
    /// <param name="other">The others.</param>
    public BatchCounts Plus(BatchCounts other) =>
        new(Completed + other.Completed, Failed + other.Failed, Terminated + other.Terminated);

    /// <summary>These and one more.</summary>
    /// <param name="status">How it ended: one of <see cref="RunStatuses"/>.</param>
    public BatchCounts Plus(string status) => status switch
    {
        RunStatuses.Completed => this with { Completed = Completed + 1 },
        RunStatuses.Terminated => this with { Terminated = Terminated + 1 },
        _ => this with { Failed = Failed + 1 },
    };
}
