namespace GenXai.Workflows.Definitions.Nodes;

/// <summary>Settings of a <c>checkpoint</c> node.</summary>
/// <param name="Name">The checkpoint's name (default: the node's id).</param>
public sealed record CheckpointSettings(string Name) : NodeSettings;
