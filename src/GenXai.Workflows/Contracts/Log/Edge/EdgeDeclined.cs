namespace GenXai.Workflows.Contracts.Log.Edge;

/// <summary><c>edge.declined</c>: An edge is declined. The path is the node it leaves.</summary>
/// <param name="To">The node it leads to.</param>
/// <param name="Edge">The edge's index in the file, from 0.</param>
/// <param name="Tested">Whether its condition was tested and false; otherwise it fell away.</param>
/// <param name="Notes">Comparisons of things that cannot be compared; null where there is none.</param>
public sealed record EdgeDeclined(string To, int Edge, bool Tested, IReadOnlyList<string>? Notes) : LogData;
