using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Validation;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Makes a definition of what was read. It works on faulty input too: rules then find what else is wrong.</summary>
internal sealed class WorkflowBuilder
{
    private readonly Dictionary<object, ReadObject> _sources = new(ReferenceEqualityComparer.Instance);
    private readonly List<WorkflowReference> _references = [];

    public ReadWorkflow Build(ReadObject read, ReadObject? agentsFile, DiagnosticBag diagnostics)
    {
        var nodes = new NodeBuilder(_sources, _references);
        var graph = read.Object("graph");
        var definition = new WorkflowDefinition
        {
            Name = read.Text("name") ?? "",
            Description = read.Text("description"),
            Version = read.Text("version"),
            Agents = [.. AgentMerge.Merge(read, agentsFile, diagnostics).Select(each => Note(AgentBuilder.Build(each.Read, each.Id), each.Read))],
            Memory = read.Object("memory") is { } memory ? MemoryBuilder.BuildShared(memory) : new MemoryDefinition(),
            Nodes = [.. (graph?.Objects("nodes") ?? []).Select(nodes.Build).OfType<NodeDefinition>()],
            Edges = [.. (graph?.Objects("edges") ?? []).Select(Edge).OfType<EdgeDefinition>()],
            Tools = [.. read.Objects("tools").Select(Tool).OfType<ToolDefinition>()],
            State = read.Object("state") is { } state ? State(state) : new StateDefinition(),
            Limits = read.Object("limits") is { } limits ? Limits(limits) : new LimitsDefinition(),
            Execution = AgentBuilder.BuildExecution(read.Object("execution")),
            OnFailure = AgentBuilder.BuildFailure(read.Object("on_failure")),
            Trigger = read.Object("trigger") is { } trigger ? new TriggerDefinition(trigger.Text("kind") ?? "", trigger.Json("config")) { Location = trigger.Where("config") } : null,
            Location = read.Location,
        };
        return new ReadWorkflow(definition, read, _sources, [.. _references]);
    }

    private static StateDefinition State(ReadObject read) => new()
    {
        Initial = read.JsonEntries("initial"),
        Required = read.Texts("required"),
        Optional = read.Texts("optional"),
        Types = read.TextEntries("types"),
        Schema = read.Json("schema"),
        Reducers = read.TextEntries("reducers"),
    };

    private static LimitsDefinition Limits(ReadObject read)
    {
        var defaults = new LimitsDefinition();
        return new LimitsDefinition
        {
            MaxIterations = read.Int32("max_iterations") ?? defaults.MaxIterations,
            TimeoutSeconds = read.Number("timeout_seconds"),
            MaxTokens = read.Int64("max_tokens"),
            MaxCostUsd = read.Decimal("max_cost_usd"),
        };
    }

    private T Note<T>(T part, ReadObject read)
        where T : class
    {
        _sources[part] = read;
        return part;
    }

    private EdgeDefinition? Edge(ReadObject read) => read.Text("from") is { } from && read.Text("to") is { } to
        ? Note(new EdgeDefinition(from, to, read.Text("condition"), read.Flag("parallel") ?? false, read.Int32("priority") ?? 0, read.Location), read)
        : null;

    private ToolStep? Step(ReadObject read) => read.Text("tool") is { } tool
        ? Note(new ToolStep(read.Text("id") ?? tool, tool, read.Json("params"), read.Location), read)
        : null;

    private ToolDefinition? Tool(ReadObject read)
    {
        if (read.Text("name") is not { } name)
        {
            return null;
        }

        if (read.Text("workflow") is { } workflow)
        {
            _references.Add(new WorkflowReference(workflow, read.Where("workflow")));
        }

        var tool = new ToolDefinition
        {
            Name = name,
            Description = read.Text("description"),
            Parameters = read.Json("parameters"),
            RequiresApproval = read.Flag("requires_approval") ?? false,
            Approval = read.Object("approval") is { } approval ? NodeBuilder.BuildAsking(approval) : AskingSettings.ForEver,
            Execution = AgentBuilder.BuildExecution(read.Object("execution")),
            Http = read.Json("http"),
            Mcp = read.Json("mcp"),
            Workflow = read.Text("workflow"),
            Steps = [.. read.Objects("steps").Select(Step).OfType<ToolStep>()],
            Output = read.Json("output"),
            Location = read.Location,
        };
        return Note(tool, read);
    }
}
