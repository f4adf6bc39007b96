using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Entities;

/// <summary>What was used of one budget of a day.</summary>
/// <param name="Workflow">The workflow; empty for the host's own.</param>
/// <param name="Spent">What was spent.</param>
/// <param name="Held">What runs hold and have not spent yet.</param>
public sealed record DailyAccount(string Workflow, BudgetAmount Spent, BudgetAmount Held)
{
    /// <summary>What is taken, spent or not.</summary>
    internal BudgetAmount Used => Spent + Held;

    internal DailyAccount After(BudgetAmount spent, BudgetAmount held) =>
        this with { Spent = Spent + spent, Held = (Held + held).AtLeast(BudgetAmount.None) };
}
