using System.Globalization;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log.Budget;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>A sub-run asks its parent, by message.</summary>
internal sealed class ParentBudget(RunServices run) : IBudgetSource
{
    public string Name => "the run that called this workflow (limits of its workflow)";

    public bool IsReady => true;

    public bool MayRevise => true;

    public void Send(BudgetAsk ask)
    {
        run.Log.Emit(null, null, new BudgetAsked(null, ask, null));
        BudgetMessages.Send(run, run.Input.ParentId!, new MailboxMessage
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{run.Input.RunId}:grant:{ask.Number}"),
            Kind = MessageKinds.Grant,
            ChildId = run.Input.RunId,
            Ask = ask,
        });
    }
}
