namespace GenXai.Hosting.Client;

/// <summary>Which instances to list; the newest come first.</summary>
public sealed record OrchestrationQuery
{
    /// <summary>Only these statuses; empty: all.</summary>
    public IReadOnlyList<OrchestrationStatus> Statuses { get; init; } = [];

    /// <summary>Only instances with this tag; null: any.</summary>
    public string? Tag { get; init; }

    /// <summary>Only instances of this tree; null: any.</summary>
    public string? RootId { get; init; }

    /// <summary>Only instances that are roots.</summary>
    public bool RootsOnly { get; init; } = true;

    /// <summary>Only instances scheduled at this time or later; null: any.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Only instances scheduled before this time; null: any.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>How many a page holds, 1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Where the page before ended; null: the first page.</summary>
    public string? Continuation { get; init; }
}
