using System.Globalization;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Flows;
using GenXai.Workflows.Graph;

namespace GenXai.Hosting.Graphs;

/// <summary>Makes the drawing of a workflow: its loops framed, its sub-workflows folded or expanded, a run painted on it.</summary>
public sealed class DrawingBuilder
{
    private readonly List<DrawnGroup> _groups = [];
    private readonly List<DrawnNode> _nodes = [];
    private readonly List<DrawnEdge> _edges = [];
    private readonly WorkflowProgram _program;
    private readonly bool _expands;

    private DrawingBuilder(WorkflowProgram program, bool expands) => (_program, _expands) = (program, expands);

    /// <summary>Draws the main workflow of a program.</summary>
    /// <param name="program">The program; its definitions are valid.</param>
    /// <param name="expands">Whether sub-workflows are drawn with what they consist of.</param>
    /// <param name="painting">The run that is painted on it; null for none.</param>
    public static Drawing Draw(WorkflowProgram program, bool expands = false, Painting? painting = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        var builder = new DrawingBuilder(program, expands);
        builder.Add(program.Main, "", null, painting);
        return new Drawing(program.Workflows[program.Main].Name, builder._groups, builder._nodes, builder._edges);
    }

    private void Add(string key, string prefix, string? group, Painting? painting)
    {
        var graph = WorkflowGraph.Compile(_program.Workflows[key]);
        foreach (var loop in graph.Loops.Where(IsFramed))
        {
            _groups.Add(new DrawnGroup(KeyOf(prefix, loop), $"loop of {loop.Head.Id}", GroupOf(prefix, loop.Parent, group)));
        }

        foreach (var node in graph.Nodes)
        {
            var inner = GroupOf(prefix, graph.Loops.LastOrDefault(loop => loop.Members.Contains(node)), group);
            var child = _expands ? ChildOf(key, node.Definition) : null;
            if (child is not null)
            {
                _groups.Add(new DrawnGroup($"{prefix}{node.Id}/", $"{node.Id}: {_program.Workflows[child].Name}", inner));
                inner = $"{prefix}{node.Id}/";
            }

            _nodes.Add(Node(prefix, node, inner, painting));
            if (child is not null)
            {
                Expand(child, $"{prefix}{node.Id}/", prefix + node.Id, painting?.Children.GetValueOrDefault(node.Id) ?? (painting is null ? null : Painting.None));
            }
        }

        foreach (var edge in graph.Edges.Where(edge => edge.From is not null))
        {
            _edges.Add(Edge(prefix, edge, painting));
        }
    }

    private void Expand(string child, string prefix, string owner, Painting? painting)
    {
        Add(child, prefix, prefix, painting);
        foreach (var entry in WorkflowGraph.Compile(_program.Workflows[child]).Nodes.Where(node => node.IsEntry))
        {
            _edges.Add(new DrawnEdge(owner, prefix + entry.Id) { IsExpansion = true });
        }
    }

    private static DrawnNode Node(string prefix, GraphNode node, string? group, Painting? painting)
    {
        if (painting is null)
        {
            return new DrawnNode(prefix + node.Id, NodeLabel.Of(node.Definition), node.Definition.Kind, group, Status: null);
        }

        var known = painting.Nodes.GetValueOrDefault(node.Id);
        var times = known is { Iterations: > 1 } ? string.Create(CultureInfo.InvariantCulture, $" x{known.Iterations}") : "";
        var status = known?.Status ?? RunStatuses.Pending;
        return new DrawnNode(prefix + node.Id, $"{NodeLabel.Of(node.Definition)}\n{status}{times}", node.Definition.Kind, group, status);
    }

    private static DrawnEdge Edge(string prefix, GraphEdge edge, Painting? painting) => new(prefix + edge.From!.Id, prefix + edge.To.Id)
    {
        Label = edge.Condition?.Text.Trim(),
        IsParallel = edge.Parallel,
        IsBack = edge.IsBack,
        IsTaken = painting is not null && painting.Taken.TryGetValue((edge.From.Id, edge.To.Id), out var taken) ? taken : null,
    };

    private string? ChildOf(string key, NodeDefinition node) => node.Settings switch
    {
        SubgraphSettings sub => _program.Subworkflows.GetValueOrDefault($"{key}|{sub.Workflow}"),
        FlowSettings => _program.Subworkflows.GetValueOrDefault($"{key}|{FlowExpander.ReferenceOf(node.Id)}"),
        LoopSettings { Body.Settings: SubgraphSettings body } => _program.Subworkflows.GetValueOrDefault($"{key}|{body.Workflow}"),
        _ => null,
    };

    // A node that only goes back to itself needs no frame.
    private static bool IsFramed(GraphLoop loop) => loop.Members.Length > 1;

    private static string KeyOf(string prefix, GraphLoop loop) => $"{prefix}{loop.Head.Id}@{loop.Index.ToString(CultureInfo.InvariantCulture)}";

    private static string? GroupOf(string prefix, GraphLoop? loop, string? outer)
    {
        while (loop is not null && !IsFramed(loop))
        {
            loop = loop.Parent;
        }

        return loop is null ? outer : KeyOf(prefix, loop);
    }
}
