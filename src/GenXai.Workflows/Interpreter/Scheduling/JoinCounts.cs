using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Scheduling;

/// <summary>For every node, how many of the edges that count are undecided and how many are taken (rules 4 and 10).</summary>
internal sealed class JoinCounts
{
    private readonly RunState _state;
    private readonly int[] _undecided;
    private readonly int[] _taken;

    public JoinCounts(RunState state)
    {
        _state = state;
        _undecided = new int[state.Nodes.Length];
        _taken = new int[state.Nodes.Length];
        foreach (var node in state.Graph.Nodes)
        {
            Recount(node);
        }
    }

    /// <summary>Whether every edge that counts is decided and one was taken.</summary>
    public bool IsComplete(GraphNode node) => _undecided[node.Index] == 0 && _taken[node.Index] > 0;

    /// <summary>Whether every edge that counts is declined.</summary>
    public bool IsDeclined(GraphNode node) => _undecided[node.Index] == 0 && _taken[node.Index] == 0;

    public void Decide(GraphEdge edge, bool taken)
    {
        _undecided[edge.To.Index]--;
        _taken[edge.To.Index] += taken ? 1 : 0;
    }

    /// <summary>Counts anew for a further round of a loop.</summary>
    public void Recount(GraphLoop loop)
    {
        foreach (var member in loop.Members)
        {
            Recount(member);
        }
    }

    private void Recount(GraphNode node)
    {
        var (undecided, taken) = (0, 0);
        foreach (var edge in node.Incoming)
        {
            if (_state.Counts(edge))
            {
                undecided += _state.Edges[edge.Index] == EdgeDecision.Undecided ? 1 : 0;
                taken += _state.Edges[edge.Index] == EdgeDecision.Taken ? 1 : 0;
            }
        }

        _undecided[node.Index] = undecided;
        _taken[node.Index] = taken;
    }
}
