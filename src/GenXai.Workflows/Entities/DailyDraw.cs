using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Entities;

/// <summary>What a run tells the host's budget of the day.</summary>
/// <param name="Workflow">The run's workflow.</param>
/// <param name="Spent">What it has spent since it last said so.</param>
/// <param name="Held">By how much what it holds has changed; less than 0 where it gives back.</param>
/// <param name="Keeps">What of it is for its calls under way.</param>
/// <param name="First">What it needs beyond that to go on; null: it asks for nothing.</param>
/// <param name="Wants">What it would take.</param>
public sealed record DailyDraw(
    string Workflow, BudgetAmount Spent, BudgetAmount Held, BudgetAmount Keeps, BudgetAmount? First, BudgetAmount? Wants);
