namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.skipped</c>: A node does not run in this round.</summary>
/// <param name="Unreachable">Whether no entry reaches it at all.</param>
public sealed record NodeSkipped(bool Unreachable) : LogData;
