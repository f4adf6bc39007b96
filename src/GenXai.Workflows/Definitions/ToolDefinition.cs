using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Workflows.Definitions;

/// <summary>A tool declared in the workflow.</summary>
public sealed record ToolDefinition
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for the model.</summary>
    public string? Description { get; init; }

    /// <summary>JSON Schema of its parameters.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>Whether a person must allow each call.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>How long a person is asked to allow a call, and who is asked next.</summary>
    public AskingSettings Approval { get; init; } = AskingSettings.ForEver;

    /// <summary>Retries and time-out of one call; the other settings are not given here.</summary>
    public ExecutionDefinition Execution { get; init; } = new();

    /// <summary>An HTTP call: {method, url, headers, body}.</summary>
    public JsonElement? Http { get; init; }

    /// <summary>A tool of an MCP server: {server, tool}.</summary>
    public JsonElement? Mcp { get; init; }

    /// <summary>A workflow that is run as a tool.</summary>
    public string? Workflow { get; init; }

    /// <summary>Calls of other tools, one after the other; empty for a tool that is no composition.</summary>
    public ImmutableArray<ToolStep> Steps { get; init; } = [];

    /// <summary>A template over the steps' results: what the composition gives; null for the last step's result.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Whether the declaration says what the tool does; otherwise it describes a tool that the host has.</summary>
    public bool IsComplete => Http is not null || Mcp is not null || Workflow is not null || Steps.Length > 0;

    /// <summary>Where it stands.</summary>
    public SourceLocation Location { get; init; }
}
