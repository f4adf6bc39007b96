using System.Text.Json.Serialization;

namespace GenXai.Workflows.Contracts.Budgets;

/// <summary>Tokens and money: what a call may cost, what is set aside, what was spent.</summary>
/// <param name="Tokens">Tokens of prompt and reply.</param>
/// <param name="CostUsd">Money, in US dollars.</param>
public sealed record BudgetAmount(long Tokens, decimal CostUsd)
{
    /// <summary>Nothing.</summary>
    public static BudgetAmount None { get; } = new(0, 0);

    /// <summary>The sum.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other.</param>
    public static BudgetAmount operator +(BudgetAmount left, BudgetAmount right) =>
        new(left.Tokens + right.Tokens, left.CostUsd + right.CostUsd);

    /// <summary>The difference, which may be less than nothing.</summary>
    /// <param name="left">The whole.</param>
    /// <param name="right">What is taken away.</param>
    public static BudgetAmount operator -(BudgetAmount left, BudgetAmount right) =>
        new(left.Tokens - right.Tokens, left.CostUsd - right.CostUsd);

    /// <summary>Whether it is more than nothing in any respect.</summary>
    [JsonIgnore]
    public bool IsSome => Tokens > 0 || CostUsd > 0;

    /// <summary>The larger of each.</summary>
    /// <param name="other">The other amount.</param>
    public BudgetAmount AtLeast(BudgetAmount other) =>
        new(Math.Max(Tokens, other.Tokens), Math.Max(CostUsd, other.CostUsd));

    /// <summary>What a run used, as an amount.</summary>
    /// <param name="usage">The usage.</param>
    public static BudgetAmount Of(RunUsage usage) => new(usage.InputTokens + usage.OutputTokens, usage.CostUsd);
}
