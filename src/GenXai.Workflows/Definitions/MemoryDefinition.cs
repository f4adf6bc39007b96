namespace GenXai.Workflows.Definitions;

/// <summary>The workflow's memory settings.</summary>
public sealed record MemoryDefinition
{
    /// <summary>The scope of a memory that ends with its run.</summary>
    public const string RunScope = "run";

    /// <summary>The scope of a memory that all runs of the workflow share.</summary>
    public const string WorkflowScope = "workflow";

    /// <summary>Whether the agents of a run share one memory.</summary>
    public bool Shared { get; init; }

    /// <summary>Whom the shared memory belongs to: <see cref="RunScope"/>, <see cref="WorkflowScope"/>, or a name that workflows share.</summary>
    public string Scope { get; init; } = RunScope;

    /// <summary>Over how many entities a scope that outlives its runs is spread, 1 to 64.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How long a key lasts that is written without a time, in seconds; null: it stays.</summary>
    public double? TtlSeconds { get; init; }

    /// <summary>Most keys of the shared memory.</summary>
    public int MaxItems { get; init; } = 1000;

    /// <summary>Most bytes of its values, as UTF-8 JSON.</summary>
    public long MaxBytes { get; init; } = 256 << 10;

    /// <summary>Default for the agents' own memory.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Default kind of the agents' own memory.</summary>
    public string? Type { get; init; }

    /// <summary>Whether the shared memory ends with its run.</summary>
    public bool IsOfRun => string.Equals(Scope, RunScope, StringComparison.Ordinal);
}
