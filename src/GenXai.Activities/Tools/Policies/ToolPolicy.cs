namespace GenXai.Activities.Tools.Policies;

/// <summary>How a tool is called.</summary>
public sealed record ToolPolicy
{
    /// <summary>Longest time of one attempt, in seconds, above 0; null leaves it to the call's own limit.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>How often a call that failed for now is repeated, 0 to 10 (0).</summary>
    public int Retries { get; init; }

    /// <summary>The first pause between attempts, in seconds; it doubles, up to 60 (1). A service's own wish goes before.</summary>
    public double BackoffSeconds { get; init; } = 1;
}
