using System.Text.Json;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>Where a node stands.</summary>
public sealed record NodeSnapshot
{
    /// <summary>Its index in the file.</summary>
    public required int Index { get; init; }

    /// <summary>Its status.</summary>
    public required string Status { get; init; }

    /// <summary>Its status when it last ran; null when it never did.</summary>
    public string? LastStatus { get; init; }

    /// <summary>What it did in this round: idle, running, ran or skipped.</summary>
    public required string Progress { get; init; }

    /// <summary>How often it was started.</summary>
    public int Iterations { get; init; }

    /// <summary>What it gave, or handed on, when it last ran; absent before.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Whether it has given or handed on anything.</summary>
    public bool HasOutput { get; init; }

    /// <summary>Why it failed when it last ran; null when it did not.</summary>
    public RunError? Error { get; init; }

    /// <summary>How long its calls took in all, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>What its calls used in all; null when it made none.</summary>
    public RunUsage? Usage { get; init; }

    /// <summary>The entry by which the last of its edges was decided, or its round was started.</summary>
    public long DecidedSeq { get; init; }

    /// <summary>The entry by which it was last started.</summary>
    public long StartedSeq { get; init; }

    /// <summary>The entry by which it last finished.</summary>
    public long FinishedSeq { get; init; }

    /// <summary>Whether it failed or was cancelled with its work in hand, which a retry takes up; null: no.</summary>
    public bool? IsHeld { get; init; }

    /// <summary>Earlier sub-runs that its steps go on from; null: none.</summary>
    public IReadOnlyList<OriginSnapshot>? Origins { get; init; }

    /// <summary>The loop whose further round it is in, or -1.</summary>
    public int Scope { get; init; } = -1;
}
