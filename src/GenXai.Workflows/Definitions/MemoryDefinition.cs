namespace GenXai.Workflows.Definitions;

/// <summary>The workflow's memory settings.</summary>
/// <param name="Shared">Whether the agents of a run share one memory.</param>
/// <param name="Enabled">Default for the agents' own memory.</param>
/// <param name="Type">Default kind of the agents' own memory.</param>
public sealed record MemoryDefinition(bool Shared = false, bool? Enabled = null, string? Type = null);
