using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Contracts.Log.Budget;

/// <summary><c>budget.asked</c>: The run asks for budget, or a sub-run asks it; what is not needed is given back.</summary>
/// <param name="ChildId">The sub-run that asks; null: the run itself asks its parent, or the host's budget of the day.</param>
/// <param name="Ask">What is asked, and what is given back.</param>
/// <param name="Day">The day whose budget is asked, such as 2026-11-23; null where a parent is.</param>
public sealed record BudgetAsked(string? ChildId, BudgetAsk Ask, string? Day) : LogData
{
    internal override LogUrgency Urgency => LogUrgency.Later;
}
