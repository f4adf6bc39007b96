using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Expressions;

namespace GenXai.Workflows.Payloads;

/// <summary>Finds what the interpreter itself reads: all expressions but the tasks and parameters that activities render.</summary>
public sealed class PayloadReadCompiler
{
    private readonly WorkflowDefinition _workflow;
    private readonly List<NameReference> _references = [];
    private readonly List<(string Variable, NameReference From)> _copies = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<ImmutableArray<string>> _input = [];
    private readonly List<ImmutableArray<string>> _any = [];
    private readonly Dictionary<string, List<ImmutableArray<string>>> _nodes = new(StringComparer.Ordinal);

    private PayloadReadCompiler(WorkflowDefinition workflow) => _workflow = workflow;

    /// <summary>Compiles a workflow.</summary>
    /// <param name="workflow">The workflow; valid.</param>
    public static PayloadReads Compile(WorkflowDefinition workflow)
    {
        var compiler = new PayloadReadCompiler(workflow);
        compiler.Collect();
        foreach (var name in workflow.State.Required.Concat(workflow.State.Optional))
        {
            // The state takes these from the input.
            compiler.Add(compiler._input, ReservedNames.Input, [name]);
        }

        foreach (var reference in compiler._references)
        {
            compiler.Read(reference.Segments);
        }

        return new PayloadReads(
            [.. compiler._input.Take(PayloadReads.MaxPaths)],
            [.. compiler._any.Take(PayloadReads.MaxPaths)],
            compiler._nodes.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal));
    }

    private void Collect()
    {
        foreach (var edge in _workflow.Edges)
        {
            AddCondition(edge.Condition);
        }

        foreach (var node in _workflow.Nodes)
        {
            if (node.ForEach is { } list)
            {
                _references.AddRange(Template.Parse(list).References);
            }

            AddWrites(node.Set);
            AddSettings(node.Settings);
        }
    }

    private void AddSettings(NodeSettings settings)
    {
        switch (settings)
        {
            case ConditionSettings condition:
                AddCondition(condition.Condition);
                break;
            case LoopSettings loop:
                AddCondition(loop.Condition);
                break;
            case SetSettings set:
                AddWrites(set.Values);
                break;
            case OutputSettings { Output: { } output }:
                _references.AddRange(ValueTemplate.Parse(output).References);
                break;
            case AgentSettings { Input: { } member }:
                _references.AddRange(ValueTemplate.Parse(member).References);
                break;
            case FlowSettings flow:
                _references.AddRange(flow.Task is { } task ? Template.Parse(task).References : []);
                _references.AddRange(flow.Items is { } items ? Template.Parse(items).References : []);
                break;
            case ComputeSettings compute:
                _references.AddRange(ValueTemplate.Parse(compute.Arguments).References);
                break;
            case SubgraphSettings subgraph:
                _references.AddRange(subgraph.Input is { } input ? ValueTemplate.Parse(input).References : []);
                _references.AddRange(subgraph.Output is { } mapping ? ValueTemplate.Parse(mapping.Template).References : []);
                break;
            case HumanSettings { Prompt: { } prompt }:
                _references.AddRange(Template.Parse(prompt).References);
                break;
            case WaitSettings wait:
                _references.AddRange(wait.Seconds is { } seconds ? ValueTemplate.Parse(seconds).References : []);
                _references.AddRange(wait.Until is { } until ? Template.Parse(until).References : []);
                break;
        }
    }

    private void AddCondition(string? condition)
    {
        if (!string.IsNullOrWhiteSpace(condition))
        {
            _references.AddRange(Condition.Parse(condition).References);
        }
    }

    private void AddWrites(ImmutableArray<KeyValuePair<string, JsonElement>> writes)
    {
        foreach (var (variable, value) in writes)
        {
            var template = ValueTemplate.Parse(value);
            _references.AddRange(template.References);
            if (template.References is [var only] && value.ValueKind == JsonValueKind.String)
            {
                _copies.Add((variable, only));
            }
        }
    }

    private void Read(ImmutableArray<string> segments)
    {
        switch (segments[0])
        {
            case ReservedNames.Secrets:
                break;
            case ReservedNames.Input:
                Add(_input, ReservedNames.Input, segments[1..]);
                break;
            case ReservedNames.State:
                ReadVariable(segments[1..]);
                break;
            case ReservedNames.Nodes when segments.Length > 3 && segments[2] == "output":
                AddNode(segments[1], segments[3..]);
                break;
            case ReservedNames.Nodes:
                break;
            default:
                ReadBare(segments);
                break;
        }
    }

    private void ReadBare(ImmutableArray<string> segments)
    {
        ReadVariable(segments);
        if (_workflow.Nodes.Any(node => string.Equals(node.Id, segments[0], StringComparison.Ordinal)))
        {
            AddNode(segments[0], segments[1..]);
            if (segments.Length > 2 && segments[1] == "output")
            {
                AddNode(segments[0], segments[2..]);
            }

            return;
        }

        Add(_any, "*", segments);
        Add(_input, ReservedNames.Input, segments);
    }

    // A variable that is a copy of something: reading a part of it reads that part of the other.
    private void ReadVariable(ImmutableArray<string> segments)
    {
        if (segments.Length < 2)
        {
            return;
        }

        foreach (var (variable, from) in _copies)
        {
            if (string.Equals(variable, segments[0], StringComparison.Ordinal)
                && _seen.Add($"={variable}={from.Text}={string.Join('.', segments)}"))
            {
                Read([.. from.Segments, .. segments[1..]]);
            }
        }
    }

    private void AddNode(string id, ImmutableArray<string> path)
    {
        if (!_nodes.TryGetValue(id, out var paths))
        {
            _nodes[id] = paths = [];
        }

        Add(paths, id, path);
    }

    private void Add(List<ImmutableArray<string>> paths, string of, ImmutableArray<string> path)
    {
        if (!path.IsEmpty && _seen.Add($"{of}/{string.Join('.', path)}"))
        {
            paths.Add(path);
        }
    }
}
