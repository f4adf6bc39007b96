namespace GenXai.Workflows.Definitions;

/// <summary>How an agent goes about its work.</summary>
public sealed record BehaviorDefinition
{
    /// <summary>The author's label, such as reactive or deliberative.</summary>
    public string? AgentType { get; init; }

    /// <summary>Most rounds of model call and tool calls in one turn, at least 1.</summary>
    public int MaxIterations { get; init; } = 10;

    /// <summary>The author's wish for more logging.</summary>
    public bool Verbose { get; init; }
}
