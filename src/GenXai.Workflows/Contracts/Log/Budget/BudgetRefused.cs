using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Contracts.Log.Budget;

/// <summary><c>budget.refused</c>: A model call was not made, because the budget does not cover it.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Needs">What the call needs at least.</param>
/// <param name="Message">Which budget, and what is left of it.</param>
public sealed record BudgetRefused(int Step, BudgetAmount Needs, string Message) : StepData;
