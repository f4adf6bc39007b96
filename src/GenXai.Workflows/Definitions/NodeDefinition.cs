using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Workflows.Definitions;

/// <summary>A node as authored. What only its kind has stands in <see cref="Settings"/>.</summary>
public sealed record NodeDefinition
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    public required NodeKind Kind { get; init; }

    /// <summary>The settings of its kind.</summary>
    public required NodeSettings Settings { get; init; }

    /// <summary>Execution settings at the node.</summary>
    public ExecutionDefinition Execution { get; init; } = new();

    /// <summary>The template of the list whose elements the node runs for; null for one run.</summary>
    public string? ForEach { get; init; }

    /// <summary>How many elements run at once, from 1.</summary>
    public int ForEachConcurrency { get; init; } = 1;

    /// <summary>What happens when an element fails.</summary>
    public FailureMode FailureMode { get; init; }

    /// <summary>The template of an element's key; null for results without keys.</summary>
    public string? ForEachKey { get; init; }

    /// <summary>State written after the node has run: templates by variable, in file order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Set { get; init; } = [];

    /// <summary>State variables removed after the node has run.</summary>
    public ImmutableArray<string> Remove { get; init; } = [];

    /// <summary>The only state variables kept after the node has run; null keeps all.</summary>
    public ImmutableArray<string>? KeepOnly { get; init; }

    /// <summary>The name of a checkpoint taken before the node runs; null for none.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>What the run does when the node fails for good; null: what the workflow says.</summary>
    public FailureDefinition? OnFailure { get; init; }

    /// <summary>What undoes the node (saga); null for nothing. The same shape as a loop's body.</summary>
    public NodeBody? Compensate { get; init; }

    /// <summary>In a flow, how the elements of <see cref="ForEach"/> are shared among workers; null: in order.</summary>
    public PoolDefinition? Pool { get; init; }

    /// <summary>Free text of the author's.</summary>
    public string? Description { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; init; }
}
