using System.Collections.Frozen;
using System.Collections.Immutable;
using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Graph;

/// <summary>A compiled graph: entries, loops, branches (product.md, section 6). Immutable.</summary>
public sealed class WorkflowGraph
{
    private readonly FrozenDictionary<string, GraphNode> _byId;
    private readonly ImmutableArray<GraphUnit> _nodeUnits;
    private readonly ImmutableArray<GraphUnit> _loopUnits;
    private UnitOrder? _order;

    internal WorkflowGraph(
        WorkflowDefinition definition,
        ImmutableArray<GraphNode> nodes,
        ImmutableArray<GraphEdge> edges,
        ImmutableArray<GraphLoop> loops,
        ImmutableArray<GraphUnit> units)
    {
        Definition = definition;
        Nodes = nodes;
        Edges = edges;
        Loops = loops;
        Units = units;
        Start = units[^1];
        _byId = nodes.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
        RestorePoints = nodes.Select(node => node.Definition.OnFailure)
            .Append(definition.OnFailure)
            .Where(failure => failure is not null)
            .Select(failure => failure!.Restore)
            .ToFrozenSet(StringComparer.Ordinal);
        _nodeUnits = units[..nodes.Length];
        _loopUnits = units[nodes.Length..(nodes.Length + loops.Length)];
    }

    /// <summary>The workflow as authored.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>The nodes in file order.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    /// <summary>The edges in file order, then the hidden start's.</summary>
    public ImmutableArray<GraphEdge> Edges { get; }

    /// <summary>The loops, outer ones first.</summary>
    public ImmutableArray<GraphLoop> Loops { get; }

    /// <summary>All units: one per node, one per loop, the hidden start.</summary>
    public ImmutableArray<GraphUnit> Units { get; }

    /// <summary>The hidden start.</summary>
    public GraphUnit Start { get; }

    /// <summary>The names of the checkpoints that a run may go back to by itself.</summary>
    internal FrozenSet<string> RestorePoints { get; }

    /// <summary>What is ordered before what. Made when it is first asked for; making it twice does no harm.</summary>
    internal UnitOrder Order => _order ??= UnitOrder.Of(this);

    /// <summary>Whether the graph has an entry.</summary>
    public bool HasEntry => !Start.PlainEdges.IsEmpty;

    /// <summary>Compiles a definition whose edges name known nodes.</summary>
    /// <param name="definition">The definition.</param>
    public static WorkflowGraph Compile(WorkflowDefinition definition) => new GraphCompiler(definition).Compile();

    /// <summary>Finds a node.</summary>
    /// <param name="id">Its id.</param>
    public GraphNode? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The unit of a node.</summary>
    /// <param name="node">The node.</param>
    public GraphUnit UnitOf(GraphNode node) => _nodeUnits[node.Index];

    /// <summary>The unit of a loop.</summary>
    /// <param name="loop">The loop.</param>
    public GraphUnit UnitOf(GraphLoop loop) => _loopUnits[loop.Index];

    /// <summary>The innermost loop of a node, or null.</summary>
    /// <param name="node">The node.</param>
    public GraphLoop? LoopOf(GraphNode node) => node.Loop < 0 ? null : Loops[node.Loop];
}
