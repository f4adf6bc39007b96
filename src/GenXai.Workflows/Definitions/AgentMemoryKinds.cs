namespace GenXai.Workflows.Definitions;

/// <summary>The kinds of an agent's own memory.</summary>
public static class AgentMemoryKinds
{
    /// <summary>Its newest turns in the run.</summary>
    public const string ShortTerm = "short_term";

    /// <summary>What it said, found by meaning.</summary>
    public const string LongTerm = "long_term";

    /// <summary>What it did, and how that went.</summary>
    public const string Episodic = "episodic";

    /// <summary>Facts, with confidence.</summary>
    public const string Semantic = "semantic";

    /// <summary>Ways to do things, and how often they work.</summary>
    public const string Procedural = "procedural";

    /// <summary>The kind of an agent's memory; null where it has none.</summary>
    /// <param name="workflow">The workflow, whose defaults count.</param>
    /// <param name="agent">The agent.</param>
    public static string? Of(WorkflowDefinition workflow, AgentDefinition agent)
    {
        var type = agent.Memory?.Type ?? workflow.Memory.Type;
        var enabled = agent.Memory?.Enabled ?? (agent.Memory?.Type is not null ? true : workflow.Memory.Enabled ?? type is not null);
        return enabled ? type ?? ShortTerm : null;
    }
}
