using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Contracts.Snapshots;

/// <summary>Where a run's budget stands; what is set aside for calls stands in the journal.</summary>
public sealed record BudgetSnapshot
{
    /// <summary>The number of the last message that asked or gave back; 0 for none.</summary>
    public required int Number { get; init; }

    /// <summary>What the run may spend in all of the budget that it draws from.</summary>
    public required BudgetAmount Granted { get; init; }

    /// <summary>What of it was last said to be spent.</summary>
    public required BudgetAmount Reported { get; init; }

    /// <summary>What was asked and not answered; null for nothing.</summary>
    public BudgetAsk? Open { get; init; }

    /// <summary>The day whose budget was asked last; null where there is none.</summary>
    public string? Day { get; init; }

    /// <summary>When to ask again, UTC; null: at any time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How often it was told to ask again later.</summary>
    public int Tries { get; init; }

    /// <summary>The sub-runs that have asked, ordinally sorted.</summary>
    public required IReadOnlyList<ChildBudgetSnapshot> Children { get; init; }

    /// <summary>What a token costs, as last measured, by agent, ordinally sorted.</summary>
    public required IReadOnlyList<NamedPrice> Prices { get; init; }
}
