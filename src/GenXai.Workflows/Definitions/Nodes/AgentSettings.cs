using System.Text.Json;

namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of an <c>agent</c> node.</summary>
/// <param name="Agent">The agent's id (default: the node's id).</param>
/// <param name="Task">The template of the task; null means the agent's goal.</param>
public sealed record AgentSettings(string Agent, string? Task = null) : NodeSettings
{
    /// <summary>In a flow, the JSON Schema of the reply in place of the agent's own; null for that one. No key of the language.</summary>
    public JsonElement? OutputSchema { get; init; }

    /// <summary>In a flow, the template of the input; null for what reached the node. No key of the language.</summary>
    public JsonElement? Input { get; init; }
}
