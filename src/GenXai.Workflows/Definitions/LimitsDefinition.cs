namespace GenXai.Workflows.Definitions;

/// <summary>Limits of one run.</summary>
public sealed record LimitsDefinition
{
    /// <summary>How often one loop may go back each time it is entered.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>Longest time of a run, in seconds; null for none.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Most tokens of a run; null for none.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>Most money of a run, in US dollars; null for none.</summary>
    public decimal? MaxCostUsd { get; init; }
}
