using static GenXai.Workflows.Definitions.Shapes.ValueShape;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>Agents (product.md, section 4).</summary>
internal static class AgentShapes
{
    private static readonly ObjectShape Memory = new(
        "agentMemory",
        "the memory of an agent",
        [
            new("enabled", Flag, "Whether it has a memory of its own."),
            new("type", CommonShapes.MemoryType, "The kind of its memory (short_term)."),
            new("window", Whole(1, 1000), "How many of its newest turns a short-term memory shows (20)."),
            new("eviction", OneOf("fifo", "lru"), "What leaves a full memory first: the oldest, or what was not used for longest (fifo)."),
            new("top_k", Whole(1, 100), "How many memories are recalled by meaning for one prompt (5)."),
            new("min_score", Number(0, 1), "How alike a memory must be to be recalled (0.1)."),
            new("depth", Whole(0, 5), "How far related entities are followed from a fact (1)."),
            new("max_items", Whole(1, 1_000_000), "Most memories of one kind (1000)."),
            new("max_bytes", Whole(1024, 1L << 32), "Most bytes of their texts (4194304)."),
        ]);

    private static readonly ObjectShape Behavior = new(
        "behavior",
        "the behavior of an agent",
        [
            new("agent_type", PlainText, "A label of the author's, such as reactive or deliberative."),
            new("max_iterations", Whole(1, 10_000), "Most rounds of model and tool calls in one turn (10)."),
            new("verbose", Flag, "Whether more is logged (false)."),
        ]);

    public static readonly ObjectShape Agent = new(
        "agent",
        "an agent",
        [
            new("id", NonEmptyText, "Its id.") { Required = true },
            new("role", PlainText, "Its role, for the system prompt."),
            new("goal", PlainText, "Its goal; also its task where a node gives none."),
            new("backstory", PlainText, "Its background, for the system prompt."),
            new("llm", NonEmptyText, "The model or deployment.") { Aliases = ["llm_model"] },
            new("llm_provider", OneOf("azure_openai", "openai", "ollama", "offline", "scripted"), "Who serves the model."),
            new("temperature", Number(0, 2), "Sampling temperature.") { Aliases = ["llm_temperature"] },
            new("seed", Whole(long.MinValue, long.MaxValue), "Sampling seed."),
            new("max_tokens", Whole(1, int.MaxValue), "Most tokens of one reply."),
            new("tools", Texts, "The tools that it may use."),
            new("memory", Of(Memory), "Its own memory."),
            new("behavior", Of(Behavior), "How it goes about its work."),
            new("output_schema", Schema, "JSON Schema of its reply."),
            new("fallback", Texts, "Agent ids or models to fall back on, in order."),
            new("execution", Of(CommonShapes.Execution), "Defaults for the nodes that run it."),
            new("cache", Flag, "Whether its replies may be cached (only at temperature 0)."),
            new("metadata", JsonObject, "Data of the author's."),
        ]);

    /// <summary>A file of agents, for <c>agents_ref</c>.</summary>
    public static readonly ObjectShape AgentsFile = new(
        "agentsFile",
        "a file of agents",
        [new("agents", ListOf(Of(Agent)), "The agents.") { Required = true }]);
}
