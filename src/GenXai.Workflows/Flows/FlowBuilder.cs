using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Json;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Flows;

/// <summary>
/// Builds the workflow of a flow. Its run's input is <c>{input, task?, items?}</c>: what reached the flow's node, its
/// task rendered, and what <c>params.items</c> gave.
/// </summary>
internal sealed class FlowBuilder(WorkflowDefinition workflow, NodeDefinition node)
{
    private readonly FlowSettings _flow = (FlowSettings)node.Settings;
    private readonly List<NodeDefinition> _nodes = [];
    private readonly List<EdgeDefinition> _edges = [];
    private readonly List<KeyValuePair<string, JsonElement>> _state = [];

    // Agents' ids are the names of their nodes: nothing else may take them.
    private readonly HashSet<string> _taken = new(Names.Reserved, StringComparer.Ordinal);
    private int _maxRounds = 1;

    public ImmutableArray<string> Agents => _flow.Agents;

    public FlowParams Params { get; } = new(((FlowSettings)node.Settings).Params);

    /// <summary>Whether a member that fails is a result, and the flow goes on.</summary>
    public bool GoesOn => string.Equals(Params.Text(FlowShapes.FailureMode), FlowShapes.Continue, StringComparison.Ordinal);

    /// <summary>The flow's task, for members that do just it; null: each its own goal.</summary>
    public string? Task => _flow.Task is null ? null : "{{ input.task }}";

    /// <summary>The flow's task, and what a member is to do about it.</summary>
    public string TaskWith(string instruction) => _flow.Task is null ? instruction : "{{ input.task }}\n\n" + instruction;

    public AgentDefinition Agent(string id) => workflow.Agents.First(agent => string.Equals(agent.Id, id, StringComparison.Ordinal));

    /// <summary>The agents but some.</summary>
    public ImmutableArray<string> Others(params ReadOnlySpan<string> ids)
    {
        var left = ids.ToArray();
        return [.. Agents.Where(agent => !left.Contains(agent, StringComparer.Ordinal))];
    }

    /// <summary>The entry.</summary>
    public string Start() => Add("start", NodeKind.Input, new InputSettings());

    /// <summary>A node that runs an agent; it is named like the agent where that is free.</summary>
    public string Member(string agent, string? task, JsonNode? input = null, JsonObject? schema = null, bool goesOn = false) =>
        Add(
            agent,
            NodeKind.Agent,
            new AgentSettings(agent, task) { Input = input is null ? null : Element(input), OutputSchema = schema is null ? null : Element(schema) },
            made => goesOn ? made with { Execution = new ExecutionDefinition { ContinueOnError = true } } : made);

    /// <summary>A node whose elements are shared among workers.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="elements">A template of the list.</param>
    /// <param name="task">Each element's task.</param>
    /// <param name="input">Each element's input; null: the element.</param>
    /// <param name="pool">Who does what, how many at once.</param>
    public string Pool(string name, string elements, string? task, JsonNode? input, PoolDefinition pool) => Add(
        name,
        NodeKind.Agent,
        new AgentSettings("", task) { Input = input is null ? null : Element(input) },
        made => made with { ForEach = elements, Pool = pool });

    public string Compute(string name, string function, JsonNode arguments) =>
        Add(name, NodeKind.Compute, new ComputeSettings(function, Element(arguments)));

    /// <summary>What a node writes to the state; it may read the node's own output.</summary>
    public void Writes(string id, JsonObject set)
    {
        var index = _nodes.FindIndex(made => string.Equals(made.Id, id, StringComparison.Ordinal));
        _nodes[index] = _nodes[index] with { Set = Entries(set) };
    }

    public string Human(string name, HumanSettings settings) => Add(name, NodeKind.Human, settings);

    /// <summary>An end of the flow.</summary>
    /// <param name="result">A template of the flow's result; null: what reached it.</param>
    public string End(JsonObject? result = null) =>
        Add("result", NodeKind.Output, new OutputSettings(result is null ? null : Element(result)));

    public void Edge(string from, string to, string? condition = null, bool parallel = false) =>
        _edges.Add(new EdgeDefinition(from, to, condition, parallel, 0, node.Location));

    /// <summary>Plain edges from each to the next.</summary>
    public void Path(params ReadOnlySpan<string> ids)
    {
        for (var i = 1; i < ids.Length; i++)
        {
            Edge(ids[i - 1], ids[i]);
        }
    }

    /// <summary>A variable of the flow's own state.</summary>
    public void Variable(string name, JsonNode? initial) =>
        _state.Add(KeyValuePair.Create(name, initial is null ? JsonValues.Null : Element(initial)));

    /// <summary>How often the flow's loop may go back at most: its conditions keep it below that.</summary>
    public void MayGoBack(int times) => _maxRounds = Math.Max(_maxRounds, times);

    /// <summary>The workflow. It is called like the one that it stands in: memories across runs go by that name.</summary>
    public WorkflowDefinition Build() => new()
    {
        Name = workflow.Name,
        Description = node.Description,
        Version = workflow.Version,
        Flow = node.Id,
        Agents = workflow.Agents,
        Memory = workflow.Memory,
        Tools = workflow.Tools,
        State = new StateDefinition { Initial = [.. _state] },
        Limits = new LimitsDefinition { MaxIterations = _maxRounds },

        // What a failed member means is the flow's to say.
        Execution = workflow.Execution with { ContinueOnError = null, CheckpointEvery = null },
        Nodes = [.. _nodes],
        Edges = [.. _edges],
        Location = node.Location,
    };

    private string Add(string name, NodeKind kind, NodeSettings settings, Func<NodeDefinition, NodeDefinition>? with = null)
    {
        var id = name;
        for (var number = 2; !IsFree(id, kind); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        }

        _taken.Add(id);
        var made = new NodeDefinition { Id = id, Kind = kind, Settings = settings, Location = node.Location };
        _nodes.Add(with is null ? made : with(made));
        return id;
    }

    private bool IsFree(string id, NodeKind kind) => !_taken.Contains(id)
        && (kind == NodeKind.Agent || !Agents.Contains(id, StringComparer.Ordinal));

    private static ImmutableArray<KeyValuePair<string, JsonElement>> Entries(JsonObject values) =>
        [.. values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is { } value ? Element(value) : JsonValues.Null))];

    private static JsonElement Element(JsonNode value) => JsonElement.Parse(value.ToJsonString());
}
