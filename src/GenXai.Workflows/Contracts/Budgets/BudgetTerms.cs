namespace GenXai.Workflows.Contracts.Budgets;

/// <summary>
/// Under which budget a run stands that is not its own: a sub-run under its parent's, a root under the host's of the
/// day. Before it may spend it asks there, and is granted as much as its next calls need.
/// </summary>
/// <param name="Tokens">Whether tokens are bounded there.</param>
/// <param name="UnknownCallUsd">Money set aside for a call whose price is not known yet, in US dollars; null: money is not bounded there.</param>
public sealed record BudgetTerms(bool Tokens, decimal? UnknownCallUsd)
{
    private const decimal Share = 8;
    private const decimal Most = 0.5m;

    /// <summary>The terms of a limit; null where it limits nothing.</summary>
    /// <param name="limit">The limit.</param>
    public static BudgetTerms? Of(BudgetLimit limit) => limit == BudgetLimit.None
        ? null
        : new BudgetTerms(limit.Tokens is not null, limit.CostUsd is { } usd ? Math.Min(usd / Share, Most) : null);

    /// <summary>Both terms at once.</summary>
    /// <param name="one">One; may be null.</param>
    /// <param name="other">The other; may be null.</param>
    public static BudgetTerms? Both(BudgetTerms? one, BudgetTerms? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        _ => new BudgetTerms(
            one.Tokens || other.Tokens,
            one.UnknownCallUsd is { } first && other.UnknownCallUsd is { } second
                ? Math.Min(first, second)
                : one.UnknownCallUsd ?? other.UnknownCallUsd),
    };
}
