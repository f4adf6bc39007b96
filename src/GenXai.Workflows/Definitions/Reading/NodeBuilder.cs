using System.Collections.Immutable;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>Makes nodes and bodies of what was read, and notes what each was read from.</summary>
internal sealed class NodeBuilder(Dictionary<object, ReadObject> sources, List<WorkflowReference> references)
{
    /// <summary>The node; null where its id or type is missing or unknown, which was reported.</summary>
    public NodeDefinition? Build(ReadObject read)
    {
        if (read.Text("id") is not { } id || read.Variant is not { } type || Kind(type) is not { } kind || Settings(read, kind, id) is not { } settings)
        {
            return null;
        }

        var node = new NodeDefinition
        {
            Id = id,
            Kind = kind,
            Settings = settings,
            Execution = AgentBuilder.BuildExecution(read.Object("execution")),
            ForEach = read.Text("for_each"),
            ForEachConcurrency = read.Int32("for_each_concurrency") ?? 1,
            FailureMode = Mode(read.Text("failure_mode")),
            ForEachKey = read.Text("for_each_key"),
            Set = read.JsonEntries("set"),
            Remove = read.Texts("remove"),
            KeepOnly = read.Has("keep_only") ? read.Texts("keep_only") : (ImmutableArray<string>?)null,
            Checkpoint = read.Text("checkpoint") ?? (read.Flag("checkpoint") == true ? id : null),
            OnFailure = AgentBuilder.BuildFailure(read.Object("on_failure")),
            Compensate = Body(read.Object("compensate"), id),
            Description = read.Text("description"),
            Location = read.Location,
        };
        sources[node] = read;
        return node;
    }

    private static FailureMode Mode(string? text) => text switch
    {
        "continue" => FailureMode.Continue,
        "all_or_nothing" => FailureMode.AllOrNothing,
        _ => FailureMode.FailFast,
    };

    private static NodeKind? Kind(string type) => type switch
    {
        "input" => NodeKind.Input,
        "output" => NodeKind.Output,
        "agent" => NodeKind.Agent,
        "tool" => NodeKind.Tool,
        "condition" => NodeKind.Condition,
        "subgraph" => NodeKind.Subgraph,
        "loop" => NodeKind.Loop,
        "flow" => NodeKind.Flow,
        "human" => NodeKind.Human,
        "wait" => NodeKind.Wait,
        "set" => NodeKind.Set,
        "checkpoint" => NodeKind.Checkpoint,
        _ => null,
    };

    private NodeBody? Body(ReadObject? read, string id)
    {
        if (read?.Variant is not { } type || Kind(type) is not { } kind || Settings(read, kind, id) is not { } settings)
        {
            return null;
        }

        var body = new NodeBody(kind, settings, AgentBuilder.BuildExecution(read.Object("execution")), read.Location);
        sources[body] = read;
        return body;
    }

    /// <summary>The settings; a key that is missing though required was reported, and stands as an empty text here.</summary>
    private NodeSettings? Settings(ReadObject read, NodeKind kind, string id) => kind switch
    {
        NodeKind.Input => new InputSettings(),
        NodeKind.Output => new OutputSettings(read.Json("output")),
        NodeKind.Agent => new AgentSettings(read.Text("agent") ?? id, read.Text("task")),
        NodeKind.Tool => new ToolSettings(read.Text("tool") ?? "", read.Json("tool_params")),
        NodeKind.Condition => new ConditionSettings(read.Text("condition")),
        NodeKind.Subgraph => Subgraph(read),
        NodeKind.Loop => new LoopSettings(read.Text("condition"), read.Int32("max_iterations") ?? 5, Body(read.Object("body"), id)),
        NodeKind.Flow => new FlowSettings(read.Text("flow_type") ?? "", read.Texts("agents"), read.Json("params"), read.Text("task")),
        NodeKind.Human => new HumanSettings(
            read.Text("prompt"),
            [.. read.Items("options").Select(item => item.Node.ToJson())],
            BuildAsking(read),
            read.Json("default_response"))
        {
            Schema = read.Json("schema"),
        },
        NodeKind.Wait => new WaitSettings(read.Json("seconds"), read.Text("until")),
        NodeKind.Set => new SetSettings(read.JsonEntries("values")),
        NodeKind.Checkpoint => new CheckpointSettings(read.Text("name") ?? id),
        _ => null,
    };

    /// <summary>How people are asked, of a node or of the approvals of a tool.</summary>
    public static AskingSettings BuildAsking(ReadObject read) => new()
    {
        TimeoutSeconds = read.Number("timeout_seconds"),
        EscalateTo = [.. read.Objects("escalate_to").Select(each => new EscalationSettings(each.Text("to") ?? "", each.Number("timeout_seconds")))],
        RemindEverySeconds = read.Number("remind_every_seconds"),
        MaxReminders = read.Int32("max_reminders") ?? 10,
    };

    private SubgraphSettings Subgraph(ReadObject read)
    {
        if (read.Text("workflow_id") is { } text)
        {
            references.Add(new WorkflowReference(text, read.Where("workflow_id")));
        }

        return new SubgraphSettings(
            read.Text("workflow_id") ?? "", read.Json("input"), read.Json("output") is { } output ? new OutputMapping(output) : null);
    }
}
