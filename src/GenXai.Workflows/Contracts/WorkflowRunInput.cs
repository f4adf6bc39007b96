using System.Text.Json;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Contracts;

/// <summary>The input of a run's orchestration; with a snapshot, of a further generation.</summary>
public sealed record WorkflowRunInput
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The root run's id; the run's own for a root.</summary>
    public required string RootId { get; init; }

    /// <summary>The parent run's id; null for a root.</summary>
    public string? ParentId { get; init; }

    /// <summary>Who is told how the run ended, and no more than that: the part of a batch that it belongs to; null for nobody.</summary>
    public string? ReportTo { get; init; }

    /// <summary>The path of the sub-workflow's node from the root run, such as <c>a/b[2]</c>; empty for a root.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The bundle's hash.</summary>
    public required string Definition { get; init; }

    /// <summary>The workflow's key in the bundle.</summary>
    public required string WorkflowKey { get; init; }

    /// <summary>The interpreter's number.</summary>
    public int Engine { get; init; } = WorkflowEngine.Current;

    /// <summary>The epoch, from 1: rises when a run is restored or retried.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>The run's input.</summary>
    public JsonElement Input { get; init; }

    /// <summary>The budget beyond its own limits that the run draws from: its parent's, or for a root the host's of the day; null for none.</summary>
    public BudgetTerms? Budget { get; init; }

    /// <summary>Where the run stood when the last generation ended; null for the first.</summary>
    public RunSnapshot? Snapshot { get; init; }

    /// <summary>What a fork begins with; null for other runs, and after the first generation.</summary>
    public RunSeed? Seed { get; init; }

    /// <summary>The completed sub-run that this run undoes; who starts it gives it that run's input and seed. Null: it is a run of the workflow.</summary>
    public string? Undoes { get; init; }

    /// <summary>The order to go on from the nodes that failed, with the snapshot of the failed run; null where there is none.</summary>
    public RunRetried? Retry { get; init; }
}
