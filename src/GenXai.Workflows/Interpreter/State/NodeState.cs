using System.Text.Json;
using GenXai.Workflows.Contracts;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Where a node stands.</summary>
internal sealed class NodeState
{
    public string Status { get; set; } = RunStatuses.Pending;

    /// <summary>Its status when it last ran; null when it never did.</summary>
    public string? LastStatus { get; set; }

    public NodeProgress Progress { get; set; }

    public int Iterations { get; set; }

    /// <summary>What it gave, or handed on, when it last ran.</summary>
    public JsonElement? Output { get; set; }

    public bool HasOutput { get; set; }

    public RunError? Error { get; set; }

    public double DurationMs { get; set; }

    /// <summary>What its calls used in all, sub-runs included.</summary>
    public RunUsage Usage { get; set; } = RunUsage.None;

    public long DecidedSeq { get; set; }

    public long StartedSeq { get; set; }

    public long FinishedSeq { get; set; }

    /// <summary>The loop whose further round it is in, or -1.</summary>
    public int Scope { get; set; } = -1;

    /// <summary>What is known of its work in hand; null unless it is running.</summary>
    public NodeJournal? Journal { get; set; }

    /// <summary>The work that it had in hand when it failed or was cancelled: what a retry takes up. Null where there is none.</summary>
    public NodeJournal? Held { get; set; }

    /// <summary>Whether it has begun in what the run stands on: not what was taken back.</summary>
    public bool HasBegun => LastStatus is not null || Progress == NodeProgress.Running;

    public bool IsTouched => Iterations > 0 || Progress != NodeProgress.Idle || DecidedSeq != 0 || Scope >= 0;
}
