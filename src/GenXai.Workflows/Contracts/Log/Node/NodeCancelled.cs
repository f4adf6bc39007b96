namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.cancelled</c>: A node was at work when the run drained; its result is not used.</summary>
public sealed record NodeCancelled : LogData;
