using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Scheduling;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Tests edges against the run's state.</summary>
internal sealed class EdgeTester(RunState state) : IEdgeTester
{
    public bool Test(GraphEdge edge, out IReadOnlyList<string>? notes)
    {
        notes = null;
        if (edge.Condition is null)
        {
            return true;
        }

        var noted = new List<string>();
        var taken = edge.Condition.Evaluate(new NameResolver(RunScope.ForEdge(state, edge)), noted);
        notes = noted.Count == 0 ? null : noted;
        return taken;
    }
}
