namespace GenXai.Workflows.Contracts.Budgets;

/// <summary>What a model call may cost, as measured in its activity: the rendered prompt and the reply.</summary>
/// <param name="Least">Prompt and <c>max_tokens</c>; without <c>max_tokens</c>, prompt and the shortest reply that makes sense.</param>
/// <param name="Wants">The same, but without <c>max_tokens</c> with a reply of ordinary length.</param>
public sealed record CallBudget(BudgetAmount Least, BudgetAmount Wants);
