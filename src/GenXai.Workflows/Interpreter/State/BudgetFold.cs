using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Contracts.Log.Calls;

namespace GenXai.Workflows.Interpreter.State;

/// <summary>Folds what is asked, granted and learned of budgets.</summary>
internal static class BudgetFold
{
    private const int PriceDigits = 12;

    public static void Apply(BudgetState state, LogEntry entry)
    {
        switch (entry.Data)
        {
            case BudgetAsked { ChildId: { } child, Ask: var ask }:
                state.Set(new(child, ask.Spent + ask.Reserved, ask.Spent, ask.Number, entry.Seq, ask.First is null ? null : ask));
                break;
            case BudgetAsked { Ask: var ask, Day: var day }:
                state.Number = ask.Number;
                state.Granted = ask.Spent + ask.Reserved;
                state.Reported = ask.Spent;
                state.Open = ask.First is null ? null : ask;
                state.Day = day;
                break;
            case BudgetGranted { ChildId: { } child, Answer: var answer }:
                state.Set(state.Child(child) with { Total = answer.Total, Open = null });
                break;
            case BudgetGranted { Answer: var answer }:
                state.Granted = answer.Total;
                state.Open = null;
                state.NotBefore = answer.NotBefore;
                state.Tries = answer.NotBefore is null ? 0 : state.Tries + 1;
                break;
        }
    }

    /// <summary>Learns what a token costs from a call that was measured.</summary>
    public static void Learn(BudgetState state, ModelCompleted data)
    {
        if (data.Outcome.Budget is { Wants: { Tokens: > 0, CostUsd: > 0 } wants })
        {
            state.Prices[data.Agent] = Math.Round(wants.CostUsd / wants.Tokens, PriceDigits);
        }
    }
}
