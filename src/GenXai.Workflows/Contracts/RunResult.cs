using System.Text.Json;

namespace GenXai.Workflows.Contracts;

/// <summary>The result object of a run (product.md, section 10).</summary>
public sealed record RunResult
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The bundle's hash.</summary>
    public required string Definition { get; init; }

    /// <summary>One of <see cref="RunStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The run's output; null until completed.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public RunError? Error { get; init; }

    /// <summary>The nodes in file order.</summary>
    public required IReadOnlyList<NodeResult> Nodes { get; init; }

    /// <summary>Node ids in the order in which their work was scheduled, one per pass.</summary>
    public required IReadOnlyList<string> Executed { get; init; }

    /// <summary>What went wrong without failing the run.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Paths of what was undone after it had completed, in order; null where nothing was.</summary>
    public IReadOnlyList<string>? Compensated { get; init; }

    /// <summary>Paths of what could not be undone, in order; the warnings say why. Null for nothing.</summary>
    public IReadOnlyList<string>? CompensationFailed { get; init; }

    /// <summary>The state variables.</summary>
    public required JsonElement State { get; init; }

    /// <summary>What the run used, sub-runs included.</summary>
    public required RunUsage Usage { get; init; }

    /// <summary>What tools were used for, sub-runs included, in ordinal order of their names.</summary>
    public IReadOnlyList<ToolStatistics> Tools { get; init; } = [];
}
