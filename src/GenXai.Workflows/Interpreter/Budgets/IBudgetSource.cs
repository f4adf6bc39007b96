using GenXai.Workflows.Contracts.Budgets;

namespace GenXai.Workflows.Interpreter.Budgets;

/// <summary>Whom a run asks for budget beyond its own limits.</summary>
internal interface IBudgetSource
{
    /// <summary>Whose budget it is, for messages.</summary>
    string Name { get; }

    /// <summary>Whether it can be asked now; where not, the run is woken when it can.</summary>
    bool IsReady { get; }

    /// <summary>Whether what was asked and not answered yet may be asked anew: the answer to the older is ignored then.</summary>
    bool MayRevise { get; }

    /// <summary>Asks, or gives back where nothing is asked. The answer comes later, as an entry of the log.</summary>
    /// <param name="ask">What is asked and given back.</param>
    void Send(BudgetAsk ask);
}
