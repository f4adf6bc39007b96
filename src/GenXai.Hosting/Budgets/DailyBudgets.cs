using System.Globalization;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Entities;

namespace GenXai.Hosting.Budgets;

/// <summary>The host's budget of the day, as it concerns the start of a run.</summary>
internal sealed class DailyBudgets(IOrchestrationClient client, TimeProvider time, DailyLimits limits)
{
    /// <summary>The terms under which a run may start; null where nothing is limited.</summary>
    /// <exception cref="WorkflowClientException"><c>budget_exceeded</c>: the day's budget is used up.</exception>
    public async Task<BudgetTerms?> TermsAsync(string workflow, CancellationToken cancellationToken)
    {
        if (limits.Terms(workflow) is not { } terms)
        {
            return null;
        }

        var day = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var state = await client.ReadEntityAsync(DailyBudgetReducer.IdOf(day), cancellationToken);
        return DailyBudgetReducer.Refusal(DailyBudgetReducer.Read(state), limits, workflow) is { } refusal
            ? throw new WorkflowClientException(ErrorCodes.BudgetExceeded, refusal)
            : terms;
    }
}
