using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Graph;

namespace GenXai.Workflows.Interpreter.Seeds;

/// <summary>Carries a snapshot from one graph over to another: nodes by id, edges by their ends, loops by their heads.</summary>
internal sealed class SeedMap
{
    private readonly WorkflowGraph _from;
    private readonly WorkflowGraph _to;
    private readonly int[] _edges;

    public SeedMap(WorkflowGraph from, WorkflowGraph to)
    {
        (_from, _to) = (from, to);
        var places = Keys(to).Select((key, index) => (key, index)).ToDictionary(pair => pair.key, pair => pair.index);
        _edges = [.. Keys(from).Select(key => places.TryGetValue(key, out var index) ? index : -1)];
    }

    /// <summary>The snapshot in terms of the other graph.</summary>
    /// <exception cref="SeedException">What the run has done does not fit the other graph.</exception>
    public RunSnapshot Map(RunSnapshot snapshot)
    {
        SeedFit.Require(snapshot, _from, _to);
        var edges = new string('.', _to.Edges.Length).ToCharArray();
        for (var i = 0; i < snapshot.Edges.Length; i++)
        {
            if (_edges[i] >= 0)
            {
                edges[_edges[i]] = snapshot.Edges[i];
            }
        }

        return snapshot with
        {
            Nodes = [.. snapshot.Nodes.Where(node => IsThere(node.Index)).Select(node => node with { Index = Node(node.Index), Scope = Loop(node.Scope) })
                .OrderBy(node => node.Index)],
            Edges = new string(edges),
            Loops = [.. _to.Loops.Select(loop => Map(snapshot, loop))],
            Executed = [.. snapshot.Executed.Select(Node)],
            Writes = snapshot.Writes is null ? null : [.. snapshot.Writes.Select(Map)],
            Checkpoints = snapshot.Checkpoints is null ? null
                : [.. snapshot.Checkpoints.Select(point => point with { Snapshot = Map(point.Snapshot) })],
        };
    }

    private bool IsThere(int node) => _to.Find(_from.Nodes[node].Id) is not null;

    private int Node(int index) => _to.Find(_from.Nodes[index].Id)!.Index;

    private int Loop(int index) => index < 0 ? -1 : _to.Find(_from.Loops[index].Head.Id)!.HeadOf;

    private LoopSnapshot Map(RunSnapshot snapshot, GraphLoop loop)
    {
        var old = _from.Find(loop.Head.Id)?.HeadOf ?? -1;
        if (old < 0)
        {
            return new LoopSnapshot(0, IsOver: false, Outward: false, -1, [], 0);
        }

        var known = snapshot.Loops[old];
        return known with
        {
            WentBack = known.WentBack < 0 ? -1 : Node(known.WentBack),
            Arrived = [.. known.Arrived.Select(edge => _edges[edge])],
        };
    }

    private WritesSnapshot Map(WritesSnapshot writes) => writes with
    {
        Writes = [.. writes.Writes.Select(write => write with { Origin = [.. write.Origin.Select((value, place) => place % 2 == 0 ? Unit(value) : value)] })],
    };

    private int Unit(int index) => _from.Units[index] switch
    {
        { Node: { } node } => _to.UnitOf(_to.Nodes[Node(node.Index)]).Index,
        { Loop: { } loop } => _to.UnitOf(_to.Loops[Loop(loop.Index)]).Index,
        _ => _to.Start.Index,
    };

    private static IEnumerable<(string? From, string To, int Number)> Keys(WorkflowGraph graph)
    {
        var counts = new Dictionary<(string, string), int>();
        foreach (var edge in graph.Edges)
        {
            var ends = (edge.From?.Id ?? "", edge.To.Id);
            counts[ends] = counts.GetValueOrDefault(ends) + 1;
            yield return (edge.From?.Id, edge.To.Id, counts[ends]);
        }
    }
}
