using System.Text.Json;

namespace GenXai.Workflows.Contracts.Log.Child;

/// <summary>How a sub-run ended.</summary>
/// <param name="Status">completed, failed or terminated.</param>
/// <param name="Output">Its output; null unless completed.</param>
/// <param name="Error">Why it failed; null when completed.</param>
/// <param name="Transient">Whether what failed it may go away by itself.</param>
/// <param name="Usage">What it used, with its own sub-runs.</param>
/// <param name="DurationMs">How long its calls took, in milliseconds.</param>
/// <param name="Tools">What it used tools for, with its own sub-runs; null when it used none.</param>
/// <param name="Compensable">Whether it has completed something that it can undo; null: it has not.</param>
/// <param name="CompensationFailed">What it could not undo, where it has failed or was cancelled; null for nothing.</param>
public sealed record ChildOutcome(
    string Status,
    JsonElement? Output,
    RunError? Error,
    bool Transient,
    RunUsage Usage,
    double DurationMs,
    IReadOnlyList<ToolStatistics>? Tools = null,
    bool? Compensable = null,
    IReadOnlyList<string>? CompensationFailed = null);
