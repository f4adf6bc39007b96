using GenXai.Hosting.Client;

namespace GenXai.Hosting.Azure.Runs;

/// <summary>What the index knows of an instance: what never changes, and how it ended.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RootId">The root of its tree; its own for a root.</param>
/// <param name="Name">The orchestrator's name.</param>
/// <param name="Version">The orchestrator's version.</param>
/// <param name="Tag">The short text that lists are filtered by.</param>
/// <param name="Metadata">The JSON given at the start.</param>
/// <param name="CreatedAt">When it was scheduled, UTC.</param>
/// <param name="Ended">How it ended, once that was seen; null before.</param>
public sealed record RunRecord(
    string Id,
    string RootId,
    string Name,
    string Version,
    string? Tag,
    string? Metadata,
    DateTimeOffset CreatedAt,
    OrchestrationStatus? Ended)
{
    /// <summary>True when it stands at the top of its tree.</summary>
    public bool IsRoot => string.Equals(Id, RootId, StringComparison.Ordinal);
}
