namespace GenXai.Workflows.Contracts.Budgets;

/// <summary>What a run tells the one that it draws its budget from. All but the last two are totals, so a message seen twice does no harm.</summary>
/// <param name="Number">The number of the message, rising: an older one is ignored.</param>
/// <param name="Spent">What is spent, sub-runs included.</param>
/// <param name="Reserved">What is set aside for calls under way, sub-runs included. What was granted beyond both is given back.</param>
/// <param name="First">What the next call needs beyond that; null: nothing is asked, only given back.</param>
/// <param name="Wants">What all calls need that wait.</param>
public sealed record BudgetAsk(int Number, BudgetAmount Spent, BudgetAmount Reserved, BudgetAmount? First, BudgetAmount? Wants);
