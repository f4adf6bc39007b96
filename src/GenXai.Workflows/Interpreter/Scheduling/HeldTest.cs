using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>Edges that wait for an activity to test them, and what goes on then.</summary>
/// <param name="Edges">The edges.</param>
/// <param name="GoOn">Tests them again; to be called when the tester has the answers.</param>
internal sealed record HeldTest(IReadOnlyList<GraphEdge> Edges, Action GoOn);
