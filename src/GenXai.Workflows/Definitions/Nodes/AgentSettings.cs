namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of an <c>agent</c> node.</summary>
/// <param name="Agent">The agent's id (default: the node's id).</param>
/// <param name="Task">The template of the task; null means the agent's goal.</param>
public sealed record AgentSettings(string Agent, string? Task = null) : NodeSettings;
