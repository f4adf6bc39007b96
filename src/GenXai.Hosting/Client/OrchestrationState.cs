using GenXai.Workflows.Orchestration;

namespace GenXai.Hosting.Client;

/// <summary>What is known of an orchestration instance.</summary>
public sealed record OrchestrationState
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the instance at the top of its tree; its own for a root.</summary>
    public required string RootId { get; init; }

    /// <summary>The instance that called it as a sub-orchestration; null for others.</summary>
    public string? ParentId { get; init; }

    /// <summary>The orchestrator's name.</summary>
    public required string Name { get; init; }

    /// <summary>The orchestrator's version (engine number).</summary>
    public required string Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required OrchestrationStatus Status { get; init; }

    /// <summary>What the orchestrator last said of itself: JSON; null if nothing.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>The input of its current generation; only where it was asked for.</summary>
    public string? Input { get; init; }

    /// <summary>Its output; null until it completes.</summary>
    public string? Output { get; init; }

    /// <summary>Why it failed, was terminated or is suspended.</summary>
    public FailureDetails? Failure { get; init; }

    /// <summary>A short text given at the start that lists can be filtered by.</summary>
    public string? Tag { get; init; }

    /// <summary>JSON given at the start, for whoever lists instances.</summary>
    public string? Metadata { get; init; }

    /// <summary>How often it continued as new.</summary>
    public int Generation { get; init; }

    /// <summary>When it was scheduled, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>True when it will never move again.</summary>
    public bool IsEnded => Status >= OrchestrationStatus.Completed;
}
