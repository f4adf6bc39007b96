using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.Scheduling;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Execution.Edges;

/// <summary>Tests edges against the run's state, or takes the answers of an activity.</summary>
internal sealed class EdgeTester(RunState state) : IEdgeTester
{
    private readonly Dictionary<int, EdgeTest> _answers = [];

    // What a look ahead has evaluated, so that the test that follows at once need not do it again.
    private readonly Dictionary<int, EdgeTest> _seen = [];

    public IReadOnlyList<GraphEdge>? Waiting(ReadOnlySpan<GraphEdge> edges)
    {
        _seen.Clear();
        List<GraphEdge>? waiting = null;
        foreach (var edge in edges)
        {
            if (edge.Condition is { } condition && !IsOutrun(edge) && !_answers.ContainsKey(edge.Index) && !TrySee(edge, condition))
            {
                (waiting ??= []).Add(edge);
            }
        }

        return waiting;
    }

    public bool Test(GraphEdge edge, out IReadOnlyList<string>? notes)
    {
        if (edge.Condition is null)
        {
            notes = null;
            return true;
        }

        var result = _answers.Remove(edge.Index, out var known) || _seen.Remove(edge.Index, out known)
            ? known
            : Evaluate(edge, edge.Condition);
        notes = result.Notes;
        return result.Taken;
    }

    /// <summary>What an activity is asked for an edge.</summary>
    public EvaluationItem Ask(GraphEdge edge) => Evaluation.Of(edge.Condition!, Names(edge));

    /// <summary>Keeps what an activity said.</summary>
    public void Answer(GraphEdge edge, bool taken, IReadOnlyList<string>? notes) =>
        _answers[edge.Index] = new EdgeTest(taken, Tested: true, notes);

    /// <summary>Forgets answers that were not asked for: names may change before they are.</summary>
    public void ForgetAnswers() => _answers.Clear();

    // Rule 9: it falls away untested.
    private bool IsOutrun(GraphEdge edge) => edge.From is not null && state.Of(edge.From).Progress != NodeProgress.Ran;

    private bool TrySee(GraphEdge edge, Condition condition)
    {
        try
        {
            _seen[edge.Index] = Evaluate(edge, condition);
            return true;
        }
        catch (PayloadNeededException)
        {
            return false;
        }
    }

    private NameResolver Names(GraphEdge edge) => new(RunScope.ForEdge(state, edge));

    private EdgeTest Evaluate(GraphEdge edge, Condition condition)
    {
        var noted = new List<string>();
        var taken = condition.Evaluate(Names(edge), noted);
        return new EdgeTest(taken, Tested: true, noted.Count == 0 ? null : noted);
    }
}
