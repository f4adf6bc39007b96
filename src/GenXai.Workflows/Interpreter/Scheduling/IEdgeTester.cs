using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>Tests the conditions of edges.</summary>
internal interface IEdgeTester
{
    /// <summary>Whether an edge's condition is true now.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="notes">Comparisons that could not be made; null where there is none.</param>
    bool Test(GraphEdge edge, out IReadOnlyList<string>? notes);
}
