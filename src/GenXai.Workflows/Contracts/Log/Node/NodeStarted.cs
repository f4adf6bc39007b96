namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.started</c>: A node's work was scheduled.</summary>
/// <param name="Type">The node's type.</param>
public sealed record NodeStarted(string Type) : LogData;
