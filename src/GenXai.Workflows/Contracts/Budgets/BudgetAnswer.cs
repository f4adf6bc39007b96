namespace GenXai.Workflows.Contracts.Budgets;

/// <summary>What a run is granted.</summary>
/// <param name="Number">The number of the message that asked.</param>
/// <param name="Total">What it may spend in all from its start on, with what it has spent already.</param>
/// <param name="Final">Whether this is all that there is: no one else holds anything that may come back.</param>
/// <param name="NotBefore">When to ask again, UTC, because others hold something; null: at any time.</param>
public sealed record BudgetAnswer(int Number, BudgetAmount Total, bool Final, DateTimeOffset? NotBefore = null);
