using System.Collections.Immutable;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Graph;

/// <summary>Compiles a definition: edges, search, loops, units, branches, in that order. No step recurses.</summary>
internal sealed class GraphCompiler
{
    private readonly WorkflowDefinition _definition;
    private readonly ImmutableArray<GraphNode> _nodes;
    private readonly List<GraphEdge> _edges = [];
    private readonly List<GraphEdge>[] _outgoing;

    public GraphCompiler(WorkflowDefinition definition)
    {
        _definition = definition;
        _nodes = [.. definition.Nodes.Select((node, index) => new GraphNode(index, node))];
        _outgoing = [.. _nodes.Select(_ => new List<GraphEdge>())];
    }

    public WorkflowGraph Compile()
    {
        MakeEdges();
        var order = DepthFirstSearch.Run(_nodes, _outgoing);
        var loops = LoopFinder.Find(_nodes, _outgoing, order);
        ConnectNodes(loops);
        var units = UnitBuilder.Build(_nodes, _edges, loops);
        BranchTree.Build(_edges, loops, units);
        return new WorkflowGraph(_definition, _nodes, [.. _edges], loops, units);
    }

    private void MakeEdges()
    {
        var byId = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        foreach (var node in _nodes)
        {
            byId.TryAdd(node.Id, node);
        }

        var ledTo = new bool[_nodes.Length];
        foreach (var definition in _definition.Edges)
        {
            var edge = new GraphEdge(_edges.Count, byId[definition.From], byId[definition.To], definition);
            _edges.Add(edge);
            _outgoing[edge.From!.Index].Add(edge);
            ledTo[edge.To.Index] |= edge.From != edge.To;
        }

        foreach (var node in _nodes)
        {
            if (node.Definition.Kind == NodeKind.Input || !ledTo[node.Index])
            {
                node.IsEntry = true;
                _edges.Add(new GraphEdge(_edges.Count, null, node, null));
            }
        }
    }

    private void ConnectNodes(ImmutableArray<GraphLoop> loops)
    {
        var incoming = _nodes.Select(_ => ImmutableArray.CreateBuilder<GraphEdge>()).ToArray();
        var returning = _nodes.Select(_ => ImmutableArray.CreateBuilder<GraphEdge>()).ToArray();
        foreach (var edge in _edges)
        {
            if (edge.From is { IsReachable: false })
            {
                continue;
            }

            (edge.IsBack ? returning : incoming)[edge.To.Index].Add(edge);
        }

        foreach (var node in _nodes)
        {
            node.Incoming = incoming[node.Index].ToImmutable();
            node.Returning = returning[node.Index].ToImmutable();
            node.Back = [.. _outgoing[node.Index].Where(edge => edge.IsBack).OrderBy(edge => edge.Priority)];
        }

        foreach (var loop in loops)
        {
            loop.BackEdges = loop.Head.Returning;
        }
    }
}
