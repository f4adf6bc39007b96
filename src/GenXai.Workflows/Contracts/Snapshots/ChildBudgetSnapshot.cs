using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>What a sub-run has of its parent's budget.</summary>
/// <param name="ChildId">The sub-run.</param>
/// <param name="Total">What it may spend in all.</param>
/// <param name="Spent">What of it it has said to be spent.</param>
/// <param name="Number">The number of its last message.</param>
/// <param name="Seq">The entry by which it asked last.</param>
/// <param name="Open">What it asked and was not answered; null for nothing.</param>
public sealed record ChildBudgetSnapshot(string ChildId, BudgetAmount Total, BudgetAmount Spent, int Number, long Seq, BudgetAsk? Open);
