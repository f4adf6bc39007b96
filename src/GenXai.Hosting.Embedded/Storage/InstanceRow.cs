using GenXai.Hosting.Client;
using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Embedded.Storage;

/// <summary>An instance as it is stored. The engine's thread changes it; the input lies in a table of its own.</summary>
internal sealed class InstanceRow
{
    public required string Id { get; init; }

    public required string RootId { get; init; }

    public string? ParentId { get; set; }

    public int ParentGeneration { get; set; }

    public int ParentSequence { get; set; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public string? Tag { get; init; }

    public string? Metadata { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public OrchestrationStatus Status { get; set; }

    /// <summary>The status that the store has, for the store's own use; null where it is not known.</summary>
    public OrchestrationStatus? StoredStatus { get; set; }

    public int Generation { get; set; }

    /// <summary>How many rows the history of this generation has.</summary>
    public int Steps { get; set; }

    public string? CustomStatus { get; set; }

    public string? Output { get; set; }

    public FailureDetails? Failure { get; set; }

    /// <summary>When the next timer is due; null when none is open.</summary>
    public DateTimeOffset? Wake { get; set; }

    /// <summary>True when the instance must be loaded to go on: an activity is open, or a generation has not begun.</summary>
    public bool HasWork { get; set; }

    /// <summary>The host that drives the instance; zero: none.</summary>
    public long Owner { get; set; }

    public bool IsEnded => Status >= OrchestrationStatus.Completed;

    public InstanceRow Copy() => (InstanceRow)MemberwiseClone();

    public OrchestrationState ToState(string? input = null) => new()
    {
        Id = Id,
        RootId = RootId,
        ParentId = ParentId,
        Name = Name,
        Version = Version,
        Tag = Tag,
        Metadata = Metadata,
        Status = Status,
        Generation = Generation,
        CustomStatus = CustomStatus,
        Input = input,
        Output = Output,
        Failure = Failure,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
