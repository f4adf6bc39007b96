using System.Collections.Immutable;
using GenXai.Workflows.Flows;
using GenXai.Workflows.Validation;
using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>Nodes, by their type (product.md, section 5).</summary>
internal static class NodeShapes
{
    private static readonly ImmutableArray<KeyShape> AgentKeys =
    [
        new("agent", NonEmptyText, "The agent's id (the node's own id)."),
        new("task", Template, "The task (the agent's goal)."),
    ];

    private static readonly ImmutableArray<KeyShape> ToolKeys =
    [
        new("tool", NonEmptyText, "The tool's name.") { Required = true, Aliases = ["tool_name"] },
        new("tool_params", TemplateObject with { Secrets = true }, "Its parameters."),
    ];

    private static readonly ImmutableArray<KeyShape> SubgraphKeys =
    [
        new("workflow_id", NonEmptyText, "The workflow: a path or a name.") { Required = true, Aliases = ["workflow"] },
        new("input", TemplateValue, "Its input (what reached the node)."),
        new("output", TemplateValue, "The node's output, made of the sub-workflow's (that, as it is)."),
    ];

    private static readonly KeyShape ExecutionKey =
        new("execution", Of(CommonShapes.Execution), "Retries, time-out, what happens on failure.");

    /// <summary>What a loop's pass or a compensation runs.</summary>
    public static readonly VariantShape Body = new(
        "body",
        "a body",
        OneOf("agent", "tool", "subgraph"),
        [],
        [
            Variant("body", "agent", [.. AgentKeys, ExecutionKey]),
            Variant("body", "tool", [.. ToolKeys, ExecutionKey]),
            Variant("body", "subgraph", [.. SubgraphKeys, ExecutionKey]),
        ]);

    /// <summary>Settings that any node may have.</summary>
    private static readonly ImmutableArray<KeyShape> CommonKeys =
    [
        ExecutionKey,
        new("for_each", Template, "A template of the list whose elements the node runs for."),
        new("for_each_concurrency", Whole(1, 1_000_000), "How many elements run at once (1)."),
        new("for_each_key", Template, "A template of an element's key: the output then has by_key too."),
        new("failure_mode", OneOf("fail_fast", "continue", "all_or_nothing"), "What a for_each does when an element fails (fail_fast)."),
        new("set", MapOf(TemplateValue), "State written after the node: templates by variable."),
        new("remove", Texts, "State variables removed after the node."),
        new("keep_only", Texts, "The only state variables kept after the node."),
        new("checkpoint", TextOrFlag, "The name of a checkpoint taken before the node (true: the node's id)."),
        new("on_failure", Of(CommonShapes.OnFailure), "What the run does when the node fails for good."),
        new("compensate", Of(Body), "What undoes the node when the run fails later."),
        new("description", PlainText, "Text of the author's."),
    ];

    private static readonly ValueShape FlowType =
        OneOf([.. FlowPatterns.All.Select(pattern => pattern.Type)]) with { ChoiceCode = DiagnosticCodes.UnknownFlow };

    private static readonly ValueShape NodeType = OneOf(
        "input", "output", "agent", "tool", "condition", "subgraph", "loop", "flow", "human", "wait", "set", "checkpoint") with
    {
        ChoiceAliases =
        [
            new("start", "input"),
            new("end", "output"),
            new("decision", "condition"),
        ],
    };

    public static readonly VariantShape Node = new(
        "node",
        "a node",
        NodeType,
        [new("id", NonEmptyText, "Its id.") { Required = true }],
        [
            NodeVariant("input", []),
            NodeVariant("output", [new("output", TemplateValue, "The output (what reached the node).")]),
            NodeVariant("agent", AgentKeys),
            NodeVariant("tool", ToolKeys),
            NodeVariant("condition", [new("condition", Condition, "A condition whose value is recorded.")]),
            NodeVariant("subgraph", SubgraphKeys),
            NodeVariant(
                "loop",
                [
                    new("condition", Condition, "Stops the loop when true; tested after each pass."),
                    new("max_iterations", Whole(1, 1_000_000), "Most passes (5)."),
                    new("body", Of(Body), "What each pass runs."),
                ]),
            NodeVariant(
                "flow",
                [
                    new("flow_type", FlowType, "The pattern.") { Required = true },
                    new("agents", Texts, "The agents that take part.") { Required = true },
                    new("params", JsonObject, "The pattern's own settings."),
                    new("task", Template, "The task."),
                ],
                [.. FlowPatterns.All.Select(pattern => new ObjectCase("flow_type", pattern.Type, "params", pattern.Params))]),
            NodeVariant(
                "human",
                [
                    new("prompt", Template, "What the person is asked."),
                    new("options", ListOf(AnyJson), "The answers to choose from (any)."),
                    new("default_response", AnyJson, "The answer taken at the time-out."),
                    new("schema", Schema, "JSON Schema of the answer."),
                    .. CommonShapes.AskingKeys,
                ]),
            NodeVariant(
                "wait",
                [
                    new("seconds", new(ValueForm.NumberOrTemplate) { Min = 0, Max = MaxSeconds }, "How long, in seconds."),
                    new("until", Template, "Until when: an ISO 8601 time."),
                ]),
            NodeVariant("set", [new("values", MapOf(TemplateValue), "Templates by state variable.") { Required = true }]),
            NodeVariant("checkpoint", [new("name", NonEmptyText, "The checkpoint's name (the node's id).")]),
        ]);

    private static KeyValuePair<string, ObjectShape> NodeVariant(string type, ImmutableArray<KeyShape> keys, params ImmutableArray<ObjectCase> cases) =>
        Variant("node", type, [.. keys, .. CommonKeys], cases);

    private static KeyValuePair<string, ObjectShape> Variant(string owner, string type, ImmutableArray<KeyShape> keys, params ImmutableArray<ObjectCase> cases) =>
        new(type, new ObjectShape($"{type}{char.ToUpperInvariant(owner[0])}{owner[1..]}", $"{Article(type)} {type} {owner}", keys) { Cases = cases });

    private static string Article(string word) => word[0] is 'a' or 'i' or 'o' ? "an" : "a";
}
