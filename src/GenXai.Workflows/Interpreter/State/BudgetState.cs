using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Snapshots;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Where a run's budget stands, beside what is set aside for its calls: that follows from the journals.</summary>
internal sealed class BudgetState
{
    private readonly SortedDictionary<string, ChildBudgetSnapshot> _children = new(StringComparer.Ordinal);

    /// <summary>The number of the last message that asked or gave back.</summary>
    public int Number { get; set; }

    /// <summary>What the run may spend in all of the budget that it draws from.</summary>
    public BudgetAmount Granted { get; set; } = BudgetAmount.None;

    /// <summary>What of it was last said to be spent.</summary>
    public BudgetAmount Reported { get; set; } = BudgetAmount.None;

    /// <summary>What was asked and not answered.</summary>
    public BudgetAsk? Open { get; set; }

    /// <summary>The day whose budget was asked last.</summary>
    public string? Day { get; set; }

    /// <summary>When to ask again, UTC.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>How often it was told to ask again later.</summary>
    public int Tries { get; set; }

    /// <summary>What a token costs, as last measured, by agent.</summary>
    public SortedDictionary<string, decimal> Prices { get; } = new(StringComparer.Ordinal);

    /// <summary>What sub-runs hold, spent or not.</summary>
    public BudgetAmount Held { get; private set; } = BudgetAmount.None;

    /// <summary>What of it they have spent, as far as they have said.</summary>
    public BudgetAmount HeldSpent { get; private set; } = BudgetAmount.None;

    /// <summary>Sub-runs that have asked, ordinally sorted.</summary>
    public IReadOnlyCollection<ChildBudgetSnapshot> Children => _children.Values;

    /// <summary>What a sub-run holds.</summary>
    public ChildBudgetSnapshot Child(string childId) => _children.TryGetValue(childId, out var child)
        ? child
        : new ChildBudgetSnapshot(childId, BudgetAmount.None, BudgetAmount.None, 0, 0, null);

    /// <summary>Notes what a sub-run holds.</summary>
    public void Set(ChildBudgetSnapshot child)
    {
        Remove(child.ChildId);
        _children[child.ChildId] = child;
        Held += child.Total;
        HeldSpent += child.Spent;
    }

    /// <summary>A sub-run has ended: what it used is known, and what it held is free.</summary>
    public void Remove(string childId)
    {
        if (_children.Remove(childId, out var child))
        {
            Held -= child.Total;
            HeldSpent -= child.Spent;
        }
    }

    /// <summary>The snapshot; null where there is nothing to keep.</summary>
    public BudgetSnapshot? Take() => Number == 0 && _children.Count == 0 && Prices.Count == 0 ? null : new BudgetSnapshot
    {
        Number = Number,
        Granted = Granted,
        Reported = Reported,
        Open = Open,
        Day = Day,
        NotBefore = NotBefore,
        Tries = Tries,
        Children = [.. _children.Values],
        Prices = [.. Prices.Select(pair => new NamedPrice(pair.Key, pair.Value))],
    };

    /// <summary>Takes over what a snapshot keeps.</summary>
    public void Restore(BudgetSnapshot snapshot)
    {
        Number = snapshot.Number;
        Granted = snapshot.Granted;
        Reported = snapshot.Reported;
        Open = snapshot.Open;
        Day = snapshot.Day;
        NotBefore = snapshot.NotBefore;
        Tries = snapshot.Tries;
        foreach (var child in snapshot.Children)
        {
            Set(child);
        }

        foreach (var price in snapshot.Prices)
        {
            Prices[price.Name] = price.UsdPerToken;
        }
    }
}
