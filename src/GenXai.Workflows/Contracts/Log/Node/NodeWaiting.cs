namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.waiting</c>: A node waits for a time.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Until">Until when, UTC.</param>
public sealed record NodeWaiting(int Step, DateTimeOffset Until) : OpenStepData;
