using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>Tests the conditions of edges.</summary>
internal interface IEdgeTester
{
    /// <summary>Which of the edges that are tested next cannot be tested here: their conditions need stored values.</summary>
    /// <param name="edges">All edges that are tested next.</param>
    /// <returns>Null when there is none.</returns>
    IReadOnlyList<GraphEdge>? Waiting(ReadOnlySpan<GraphEdge> edges) => null;

    /// <summary>Whether an edge's condition is true now.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="notes">Comparisons that could not be made; null where there is none.</param>
    bool Test(GraphEdge edge, out IReadOnlyList<string>? notes);
}
