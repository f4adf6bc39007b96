using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Activities.Models.Budgets;

/// <summary>A call may cost more than it is allowed: it was not made.</summary>
internal sealed class BudgetRefusedException(CallBudget needs)
    : Exception(FormattableString.Invariant($"the call may cost {needs.Least.Tokens} tokens and {needs.Least.CostUsd} USD, more than was set aside for it"))
{
    /// <summary>What it needs.</summary>
    public CallBudget Needs => needs;
}
