using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Entities;

/// <summary>What the host's budget of the day grants a run.</summary>
/// <param name="Amount">What the run holds from now on beside what it held; what is left, where that is less than it needs.</param>
/// <param name="Covered">Whether that is what it needs to go on.</param>
/// <param name="MayCome">Whether other runs hold something that may come back.</param>
public sealed record DailyGrant(BudgetAmount Amount, bool Covered, bool MayCome);
