using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Run;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>
/// Where a run stands between two generations. It is what the fold of its log gives, and nothing else (snapshot =
/// fold); a test holds this.
/// </summary>
public sealed record RunSnapshot
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The number of the last log entry.</summary>
    public required long LastSeq { get; init; }

    /// <summary>The generation that the snapshot starts, from 2.</summary>
    public required int Generation { get; init; }

    /// <summary>The run's first entry.</summary>
    public required RunStarted Started { get; init; }

    /// <summary>When the run started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Nodes that anything has happened to, in file order.</summary>
    public required IReadOnlyList<NodeSnapshot> Nodes { get; init; }

    /// <summary>One character per edge: <c>.</c> undecided, <c>t</c> taken, <c>d</c> declined.</summary>
    public required string Edges { get; init; }

    /// <summary>The loops, outer ones first.</summary>
    public required IReadOnlyList<LoopSnapshot> Loops { get; init; }

    /// <summary>Node indices in the order in which their work was scheduled.</summary>
    public required IReadOnlyList<int> Executed { get; init; }

    /// <summary>The state variables in order.</summary>
    public required IReadOnlyList<NamedValue> State { get; init; }

    /// <summary>The state's version.</summary>
    public required int StateVersion { get; init; }

    /// <summary>Who wrote each state variable last, ordinally sorted by name; null when no node wrote any.</summary>
    public IReadOnlyList<WritesSnapshot>? Writes { get; init; }

    /// <summary>Shared memory in order.</summary>
    public required IReadOnlyList<NamedValue> Memory { get; init; }

    /// <summary>When keys of shared memory end, by key; null where all stay.</summary>
    public IReadOnlyList<NamedTime>? MemoryEnds { get; init; }

    /// <summary>The versions of keys of shared memory; null where none was written.</summary>
    public MemoryVersions? MemoryVersions { get; init; }

    /// <summary>What went wrong without failing the run.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What was used.</summary>
    public required RunUsage Usage { get; init; }

    /// <summary>Calls made, by agent, ordinally sorted.</summary>
    public required IReadOnlyList<NamedCount> AgentCalls { get; init; }

    /// <summary>Calls made, by tool, ordinally sorted.</summary>
    public required IReadOnlyList<NamedCount> ToolCalls { get; init; }

    /// <summary>What tools were used for, ordinally sorted.</summary>
    public IReadOnlyList<ToolStatistics> Tools { get; init; } = [];

    /// <summary>Ids of messages that were acted on, in order.</summary>
    public required IReadOnlyList<string> Messages { get; init; }

    /// <summary>Ids of sub-runs that wait for a person, ordinally sorted.</summary>
    public required IReadOnlyList<string> WaitingChildren { get; init; }

    /// <summary>The epoch; null while it is the one that the run started with.</summary>
    public int? Epoch { get; init; }

    /// <summary>When the run was last retried, UTC; null when it never was.</summary>
    public DateTimeOffset? RetriedAt { get; init; }

    /// <summary>How often the run went back, by the node whose on_failure it was, ordinally sorted, the workflow's under the empty name; null: never.</summary>
    public IReadOnlyList<NamedCount>? Restores { get; init; }

    /// <summary>The checkpoints that the run may go back to by itself, ordinally sorted by name; null for none.</summary>
    public IReadOnlyList<CheckpointSnapshot>? Checkpoints { get; init; }

    /// <summary>Where its budget stands; null where nothing was asked or learned.</summary>
    public BudgetSnapshot? Budget { get; init; }

    /// <summary>What it can undo, and what it has undone; null for nothing.</summary>
    public SagaSnapshot? Saga { get; init; }

    /// <summary>Log entries of nodes that are at work, in order: their journal.</summary>
    public required IReadOnlyList<JsonElement> Journal { get; init; }
}
