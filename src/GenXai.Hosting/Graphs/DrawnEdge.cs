namespace GenXai.Hosting.Graphs;

/// <summary>An edge as it is drawn.</summary>
/// <param name="From">The key of the node it leaves.</param>
/// <param name="To">The key of the node it leads to.</param>
public sealed record DrawnEdge(string From, string To)
{
    /// <summary>Its condition; null: none.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it starts together with its parallel siblings.</summary>
    public bool IsParallel { get; init; }

    /// <summary>Whether it leads back to a loop's head.</summary>
    public bool IsBack { get; init; }

    /// <summary>Whether it leads from a node into what that consists of.</summary>
    public bool IsExpansion { get; init; }

    /// <summary>Whether the run that is painted took it; null: not decided, or no run.</summary>
    public bool? IsTaken { get; init; }
}
