using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions;

/// <summary>Execution settings of a node, an agent or a workflow; the nearest wins, key by key. Null: not given.</summary>
public sealed record ExecutionDefinition
{
    /// <summary>Further attempts after a failed one, from 0.</summary>
    public int? RetryCount { get; init; }

    /// <summary>Wait before the first further attempt, in seconds; doubles each time, at most 60.</summary>
    public double? BackoffSeconds { get; init; }

    /// <summary>Longest time of one attempt, in seconds.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Whether the run goes on when the node fails.</summary>
    public bool? ContinueOnError { get; init; }

    /// <summary>Agent ids or models tried after the last attempt; null: not given.</summary>
    public ImmutableArray<string>? Fallback { get; init; }

    /// <summary>Workflow level only: whether siblings are cancelled when a node fails (true).</summary>
    public bool? CancelOnFailure { get; init; }

    /// <summary>Workflow level only: after how many nodes a checkpoint is taken, from 1; null for never.</summary>
    public int? CheckpointEvery { get; init; }
}
