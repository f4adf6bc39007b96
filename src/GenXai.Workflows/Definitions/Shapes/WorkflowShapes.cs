using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>The workflow and what stands at its top (product.md, section 3).</summary>
internal static class WorkflowShapes
{
    private static readonly ObjectShape Memory = new(
        "memory",
        "the memory settings",
        [
            new("shared", Flag, "Whether the agents of a run share one memory (false)."),
            new("scope", NonEmptyText, "Whom the shared memory belongs to: run, workflow, or a name that runs of any workflow share (run)."),
            new("shards", Whole(1, 64), "Over how many entities a busy scope is spread (1); not for the scope run."),
            new("ttl_seconds", Seconds, "How long keys last that are written without a time, in seconds."),
            new("max_items", Whole(1, 100_000), "Most keys of the shared memory (1000)."),
            new("max_bytes", Whole(1024, 16 << 20), "Most bytes of its values (262144)."),
            new("enabled", Flag, "Default for the agents' own memory."),
            new("type", CommonShapes.MemoryType, "Default kind of the agents' own memory."),
        ]);

    private static readonly ObjectShape Http = new(
        "http",
        "the http settings of a tool",
        [
            new("method", OneOf("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"), "The method (GET)."),
            new("url", Template with { Secrets = true, NonEmpty = true }, "The address.") { Required = true },
            new("headers", MapOf(Template with { Secrets = true }), "Headers by name."),
            new("body", TemplateValue with { Secrets = true }, "The body."),
        ]);

    private static readonly ObjectShape Mcp = new(
        "mcp",
        "the mcp settings of a tool",
        [
            new("server", Template with { Secrets = true, NonEmpty = true }, "The configured server.") { Required = true },
            new("tool", NonEmptyText, "The tool's name there.") { Required = true },
        ]);

    private static readonly ObjectShape ToolStep = new(
        "tool_step",
        "a step of a tool",
        [
            new("id", NonEmptyText, "The name of its result for later steps (the tool's name)."),
            new("tool", NonEmptyText, "The tool that it calls.") { Required = true, Aliases = ["tool_name"] },
            new("params", TemplateObject with { Secrets = true }, "Its parameters; templates read the arguments of the call and the results of earlier steps.") { Aliases = ["tool_params"] },
        ]);

    private static readonly ObjectShape Tool = new(
        "tool",
        "a tool",
        [
            new("name", NonEmptyText, "Its name.") { Required = true },
            new("description", PlainText, "What it does, for the model."),
            new("parameters", Schema, "JSON Schema of its parameters."),
            new("requires_approval", Flag, "Whether a person must allow each call (false)."),
            new("approval", Of(CommonShapes.Approval), "How long a person is asked to allow a call, and who is asked next."),
            new("execution", Of(CommonShapes.ToolExecution), "Retries and time-out of one call."),
            new("http", Of(Http), "An HTTP call."),
            new("mcp", Of(Mcp), "A tool of an MCP server."),
            new("workflow", NonEmptyText, "A workflow that is run as a tool; the arguments are its input."),
            new("steps", ListOf(Of(ToolStep)), "Calls of other tools, one after the other."),
            new("output", TemplateValue, "What the steps give, a template over their results (the last one's result)."),
        ]);

    private static readonly ValueShape StateType =
        OneOf("string", "integer", "number", "boolean", "array", "object", "null", "any") with
        {
            ChoiceAliases = [new("list", "array"), new("text", "string"), new("int", "integer"), new("float", "number"), new("bool", "boolean"), new("str", "string"), new("dict", "object")],
        };

    private static readonly ObjectShape State = new(
        "state",
        "the state settings",
        [
            new("initial", MapOf(AnyJson), "Initial values by name."),
            new("required", Texts, "Names that must be there, from the start on: from initial, else from the run's input."),
            new("optional", Texts, "Names that may be there; those that initial does not give are taken from the run's input."),
            new("types", MapOf(StateType), "Type names by variable."),
            new("schema", Schema, "A JSON Schema of the whole state."),
            new("reducers", MapOf(OneOf("last", "append", "merge", "sum", "max", "min")), "How writes are combined, by variable; without one, two nodes that write it in parallel are a conflict."),
        ]);

    private static readonly ObjectShape Limits = new(
        "limits",
        "the limits",
        [
            new("max_iterations", Whole(1, int.MaxValue), "How often one loop may go back each time it is entered (100)."),
            new("timeout_seconds", Seconds, "Longest time of a run, in seconds."),
            new("max_tokens", Whole(1, long.MaxValue), "Most tokens of a run."),
            new("max_cost_usd", Number(0, 1_000_000_000), "Most money of a run, in US dollars."),
        ]);

    private static readonly ObjectShape Trigger = new(
        "trigger",
        "the trigger",
        [
            new("kind", OneOf("manual", "webhook", "schedule", "queue"), "What starts runs.") { Required = true },
            new("config", JsonObject, "The settings of the kind."),
        ]);

    private static readonly ObjectShape Edge = new(
        "edge",
        "an edge",
        [
            new("from", NonEmptyText, "The node that it leaves.") { Required = true, Aliases = ["source"] },
            new("to", NonEmptyText, "The node that it leads to.") { Required = true, Aliases = ["target"] },
            new("condition", Condition, "When it is taken (always)."),
            new("parallel", Flag, "Whether it starts together with its parallel siblings (false)."),
            new("priority", Whole(int.MinValue, int.MaxValue), "Order among its siblings, lower first (0)."),
        ]);

    private static readonly ObjectShape Graph = new(
        "graph",
        "the graph",
        [
            new("nodes", ListOf(Of(NodeShapes.Node)), "The nodes.") { Required = true },
            new("edges", ListOf(Of(Edge)), "The edges."),
        ]);

    public static readonly ObjectShape Workflow = new(
        "workflow",
        "a workflow",
        [
            new("name", NonEmptyText, "Its name, of letters, digits, spaces, '_', '-' and '.'.") { Required = true },
            new("description", PlainText, "What it is for."),
            new("version", PlainText, "The author's label."),
            new("agents_ref", NonEmptyText, "A file of agents, over which the inline ones are merged."),
            new("agents", ListOf(Of(AgentShapes.Agent)), "The agents."),
            new("memory", Of(Memory), "Shared memory, and defaults of the agents' own."),
            new("tools", ListOf(Of(Tool)), "Tools declared for this workflow."),
            new("state", Of(State), "State: initial values, types, reducers."),
            new("limits", Of(Limits), "Limits of a run."),
            new("execution", Of(CommonShapes.WorkflowExecution), "Defaults for the nodes' execution settings."),
            new("on_failure", Of(CommonShapes.OnFailure), "What the run does when a node fails for good."),
            new("trigger", Of(Trigger), "What starts runs by itself."),
            new("graph", Of(Graph), "The nodes and edges.") { Required = true },
        ]);

    /// <summary>A workflow file.</summary>
    public static readonly ObjectShape File = new(
        "file",
        "a workflow file",
        [new("workflow", Of(Workflow), "The workflow.") { Required = true }]);
}
