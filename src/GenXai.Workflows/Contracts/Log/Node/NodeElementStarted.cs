namespace GenXai.Workflows.Contracts.Log.Node;

/// <summary><c>node.element_started</c>: One element of a for_each starts.</summary>
/// <param name="Index">Which, from 0.</param>
public sealed record NodeElementStarted(int Index) : LogData;
