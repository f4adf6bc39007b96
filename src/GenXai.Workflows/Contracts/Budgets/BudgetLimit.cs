namespace GenXai.Workflows.Contracts.Budgets;

/// <summary>A bound on tokens and money; null: none. What remains of a bound may be less than 0.</summary>
/// <param name="Tokens">Most tokens of prompts and replies.</param>
/// <param name="CostUsd">Most money, in US dollars.</param>
public sealed record BudgetLimit(long? Tokens, decimal? CostUsd)
{
    /// <summary>No bound.</summary>
    public static BudgetLimit None { get; } = new(null, null);

    /// <summary>Whether an amount keeps within the bound.</summary>
    /// <param name="amount">The amount.</param>
    public bool Covers(BudgetAmount amount) => !(amount.Tokens > Tokens) && !(amount.CostUsd > CostUsd);

    /// <summary>What remains of the bound.</summary>
    /// <param name="used">What is taken from it.</param>
    public BudgetLimit Without(BudgetAmount used) => new(Tokens - used.Tokens, CostUsd - used.CostUsd);

    /// <summary>Both bounds at once.</summary>
    /// <param name="other">The other bound.</param>
    public BudgetLimit And(BudgetLimit other) => new(Least(Tokens, other.Tokens), Least(CostUsd, other.CostUsd));

    /// <summary>As much of an amount as keeps within the bound; never less than nothing.</summary>
    /// <param name="amount">The amount.</param>
    public BudgetAmount Cut(BudgetAmount amount) => new(
        Math.Max(Least(amount.Tokens, Tokens) ?? 0, 0), Math.Max(Least(amount.CostUsd, CostUsd) ?? 0, 0));

    /// <summary>An amount as a bound, in those respects in which this bound says anything.</summary>
    /// <param name="amount">The amount.</param>
    public BudgetLimit Set(BudgetAmount amount) =>
        new(Tokens is null ? null : amount.Tokens, CostUsd is null ? null : amount.CostUsd);

    private static T? Least<T>(T? left, T? right)
        where T : struct, IComparable<T> =>
        left is not { } one ? right : right is not { } other || one.CompareTo(other) <= 0 ? one : other;
}
