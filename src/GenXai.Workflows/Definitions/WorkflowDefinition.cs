using System.Collections.Immutable;
using GenXai.Workflows.Contracts.Memory;

namespace GenXai.Workflows.Definitions;

/// <summary>A workflow as authored, after aliases are made one and agents are merged.</summary>
public sealed record WorkflowDefinition
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The author's label. The identity is the content hash.</summary>
    public string? Version { get; init; }

    /// <summary>The agents, inline ones merged over referenced ones, in file order.</summary>
    public ImmutableArray<AgentDefinition> Agents { get; init; } = [];

    /// <summary>Shared memory, and the defaults of the agents' own memory.</summary>
    public MemoryDefinition Memory { get; init; } = new();

    /// <summary>Tools declared for this workflow.</summary>
    public ImmutableArray<ToolDefinition> Tools { get; init; } = [];

    /// <summary>State: initial values, types, reducers.</summary>
    public StateDefinition State { get; init; } = new();

    /// <summary>Limits of a run.</summary>
    public LimitsDefinition Limits { get; init; } = new();

    /// <summary>Defaults for the nodes' execution settings.</summary>
    public ExecutionDefinition Execution { get; init; } = new();

    /// <summary>What the run does when a node fails for good; null: it fails.</summary>
    public FailureDefinition? OnFailure { get; init; }

    /// <summary>What starts runs by itself, if anything.</summary>
    public TriggerDefinition? Trigger { get; init; }

    /// <summary>The nodes, in file order.</summary>
    public ImmutableArray<NodeDefinition> Nodes { get; init; } = [];

    /// <summary>The edges, in file order.</summary>
    public ImmutableArray<EdgeDefinition> Edges { get; init; } = [];

    /// <summary>The flow node whose pattern this is; null for a workflow that was written as it is.</summary>
    public string? Flow { get; init; }

    /// <summary>Where the definition stands.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The declaration of a tool; null where there is none.</summary>
    /// <param name="name">The tool's name.</param>
    public ToolDefinition? ToolOf(string name) => Tools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal));

    /// <summary>Whether a name is that of a tool on the memory that the agents share, and of no other tool declared here.</summary>
    /// <param name="name">The tool's name.</param>
    public bool HasMemoryTool(string name) => Memory.Shared && MemoryTools.Has(name) && ToolOf(name) is not { IsComplete: true };
}
