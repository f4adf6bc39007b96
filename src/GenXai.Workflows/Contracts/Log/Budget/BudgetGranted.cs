using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Contracts.Log.Budget;

/// <summary><c>budget.granted</c>: The run is granted budget, or grants it to a sub-run.</summary>
/// <param name="ChildId">The sub-run that is granted it; null: the run itself.</param>
/// <param name="Answer">What is granted.</param>
public sealed record BudgetGranted(string? ChildId, BudgetAnswer Answer) : LogData
{
    internal override LogUrgency Urgency => LogUrgency.Later;
}
