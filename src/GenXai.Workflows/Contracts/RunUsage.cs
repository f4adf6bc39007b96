namespace GenXai.Workflows.Contracts;

/// <summary>What a run used.</summary>
/// <param name="ModelCalls">Model calls made.</param>
/// <param name="ToolCalls">Tool calls made.</param>
/// <param name="InputTokens">Tokens of prompts.</param>
/// <param name="OutputTokens">Tokens of replies.</param>
/// <param name="CostUsd">Money, in US dollars.</param>
public sealed record RunUsage(int ModelCalls, int ToolCalls, long InputTokens, long OutputTokens, decimal CostUsd)
{
    /// <summary>Nothing used.</summary>
    public static RunUsage None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The sum.</summary>
    /// <param name="left">One usage.</param>
    /// <param name="right">The other.</param>
    public static RunUsage operator +(RunUsage left, RunUsage right) => new(
        left.ModelCalls + right.ModelCalls,
        left.ToolCalls + right.ToolCalls,
        left.InputTokens + right.InputTokens,
        left.OutputTokens + right.OutputTokens,
        left.CostUsd + right.CostUsd);
}
