namespace GenXai.Workflows.Contracts.Log.Edge;

/// <summary><c>edge.returned</c>: A back edge is taken: the node goes back to the loop's head.</summary>
/// <param name="To">The head.</param>
/// <param name="Edge">The edge's index in the file, from 0.</param>
/// <param name="Notes">Comparisons of things that cannot be compared; null where there is none.</param>
public sealed record EdgeReturned(string To, int Edge, IReadOnlyList<string>? Notes) : LogData;
