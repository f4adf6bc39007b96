namespace GenXai.Workflows.Definitions;

/// <summary>An agent's own memory.</summary>
public sealed record AgentMemoryDefinition
{
    /// <summary>Whether it has one; null means the workflow's default, or yes where a kind is given.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Its kind; null means the workflow's default, or <c>short_term</c>.</summary>
    public string? Type { get; init; }

    /// <summary>How many of its newest turns a short-term memory shows.</summary>
    public int Window { get; init; } = 20;

    /// <summary>What leaves first when the memory is full: <c>fifo</c> (the oldest) or <c>lru</c> (what was not used for longest).</summary>
    public string Eviction { get; init; } = "fifo";

    /// <summary>How many memories are recalled by meaning for one prompt.</summary>
    public int TopK { get; init; } = 5;

    /// <summary>How alike a memory must be to be recalled, 0 to 1.</summary>
    public double MinScore { get; init; } = 0.1;

    /// <summary>How far related entities are followed from a fact.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>Most memories of the agent, of one kind.</summary>
    public int MaxItems { get; init; } = 1000;

    /// <summary>Most bytes of their texts, of one kind.</summary>
    public long MaxBytes { get; init; } = 4 << 20;
}
