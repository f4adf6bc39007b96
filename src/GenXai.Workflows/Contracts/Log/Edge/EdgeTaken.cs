namespace GenXai.Workflows.Contracts.Log.Edge;

/// <summary><c>edge.taken</c>: An edge is taken. The path is the node it leaves.</summary>
/// <param name="To">The node it leads to.</param>
/// <param name="Edge">The edge's index in the file, from 0.</param>
/// <param name="Notes">Comparisons of things that cannot be compared; null where there is none.</param>
public sealed record EdgeTaken(string To, int Edge, IReadOnlyList<string>? Notes) : LogData;
