using GenXai.Workflows.Contracts;

namespace GenXai.Hosting.Runs;

/// <summary>Which root runs to list; the newest come first.</summary>
public sealed record RunQuery
{
    /// <summary>Only runs of this workflow; null: any.</summary>
    public string? Workflow { get; init; }

    /// <summary>Only these statuses, of <see cref="RunStatuses"/>; empty: all.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Only runs started at this time or later; null: any.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only runs started before this time; null: any.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>How many a page holds at most, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended; null: the first page.</summary>
    public string? Continuation { get; init; }
}
