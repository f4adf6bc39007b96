using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>Someone who waits for budget: a model call of this run, or a sub-run that has asked.</summary>
/// <param name="childId">The sub-run; null for a call.</param>
/// <param name="least">Without so much nothing can be done; nothing for a sub-run, which decides by itself.</param>
/// <param name="first">What is needed so that it can go on.</param>
/// <param name="wants">What it would take, if there is enough.</param>
internal sealed class BudgetWaiter(string? childId, BudgetAmount least, BudgetAmount first, BudgetAmount wants)
{
    private readonly TaskCompletionSource _served = new();

    public string? ChildId => childId;

    public BudgetAmount Least => least;

    public BudgetAmount First => first;

    public BudgetAmount Wants => wants;

    /// <summary>Called with what is granted, and whether it is all that there is.</summary>
    public required Action<BudgetAmount, bool> Grant { get; init; }

    /// <summary>Called with the reason when it cannot be served.</summary>
    public required Action<string> Refuse { get; init; }

    /// <summary>Ends when it was granted or refused, or the run drains.</summary>
    public Task Served => _served.Task;

    /// <summary>It goes on.</summary>
    public void Release() => _served.TrySetResult();

    /// <summary>The run drains.</summary>
    public void Cancel() => _served.TrySetException(new Execution.NodeCancelledException());
}
