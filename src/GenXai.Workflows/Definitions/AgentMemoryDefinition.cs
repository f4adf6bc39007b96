namespace GenXai.Workflows.Definitions;

/// <summary>An agent's own memory.</summary>
/// <param name="Enabled">Whether it has one.</param>
/// <param name="Type">short_term, long_term, episodic, semantic or procedural; null for the default.</param>
public sealed record AgentMemoryDefinition(bool? Enabled = null, string? Type = null);
