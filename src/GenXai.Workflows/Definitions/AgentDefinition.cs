using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions;

/// <summary>An agent: a role, a model and the tools it may use (product.md, section 4).</summary>
public sealed record AgentDefinition
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its role, for the system prompt.</summary>
    public string? Role { get; init; }

    /// <summary>Its goal; also its task where a node gives none.</summary>
    public string? Goal { get; init; }

    /// <summary>Its background, for the system prompt.</summary>
    public string? Backstory { get; init; }

    /// <summary>The model or deployment.</summary>
    public string? Model { get; init; }

    /// <summary>The provider: azure_openai, openai, ollama, offline, scripted; null to choose by configuration.</summary>
    public string? Provider { get; init; }

    /// <summary>Sampling temperature, 0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Sampling seed.</summary>
    public long? Seed { get; init; }

    /// <summary>Most tokens of one reply.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Names of the tools that it may use.</summary>
    public ImmutableArray<string> Tools { get; init; } = [];

    /// <summary>Its own memory; null means the workflow's default.</summary>
    public AgentMemoryDefinition? Memory { get; init; }

    /// <summary>How it goes about its work.</summary>
    public BehaviorDefinition Behavior { get; init; } = new();

    /// <summary>JSON Schema of its reply; null for free text.</summary>
    public JsonElement? OutputSchema { get; init; }

    /// <summary>Agent ids or models to fall back on, in order.</summary>
    public ImmutableArray<string> Fallback { get; init; } = [];

    /// <summary>Defaults for nodes that run this agent.</summary>
    public ExecutionDefinition Execution { get; init; } = new();

    /// <summary>Whether replies may be cached; null means only at temperature 0.</summary>
    public bool? Cache { get; init; }

    /// <summary>Free data of the author's.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; init; }
}
