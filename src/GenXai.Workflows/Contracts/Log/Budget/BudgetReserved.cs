using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Contracts.Log.Budget;

/// <summary><c>budget.reserved</c>: Tokens and money are set aside for a model call; the call's end settles them by what was used.</summary>
/// <param name="Step">Which step of the node's work, from 1.</param>
/// <param name="Amount">What is set aside.</param>
public sealed record BudgetReserved(int Step, BudgetAmount Amount) : OpenStepData
{
    internal override LogUrgency Urgency => LogUrgency.Later;
}
