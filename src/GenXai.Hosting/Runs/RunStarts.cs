using System.Text.Json;
using GenXai.Hosting.Budgets;
using GenXai.Hosting.Catalog;
using GenXai.Hosting.Client;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter.Variables;

namespace GenXai.Hosting.Runs;

/// <summary>Starts runs, once their input, their state and the day's budget are found fit.</summary>
internal sealed class RunStarts(IOrchestrationClient client, DefinitionCatalog catalog, RunValues values, DailyBudgets budgets)
{
    /// <summary>Schedules the run of an item of a batch.</summary>
    /// <returns>False when it was scheduled before.</returns>
    /// <exception cref="WorkflowClientException">The item, or the day's budget, does not allow it.</exception>
    public Task<bool> ScheduleItemAsync(
        string definition, JsonElement item, string runId, string reportTo, CancellationToken cancellationToken) =>
        ScheduleAsync(catalog.Get(definition), item, runId, null, cancellationToken, reportTo);

    /// <summary>Schedules a run.</summary>
    /// <returns>False when the id is in use.</returns>
    /// <exception cref="WorkflowClientException">The state that it would begin with, or the day's budget, does not allow it.</exception>
    public async Task<bool> ScheduleAsync(
        WorkflowProgram program, JsonElement input, string id, string? request, CancellationToken cancellationToken, string? reportTo = null)
    {
        var definition = program.Workflows[program.Main];
        if (StartCheck.Fault(definition, input) is { } fault)
        {
            throw new WorkflowClientException(ErrorCodes.InvalidInput, fault);
        }

        var budget = await budgets.TermsAsync(definition.Name, cancellationToken);
        await catalog.AddAsync(program, cancellationToken);
        var run = new WorkflowRunInput
        {
            RunId = id,
            RootId = id,
            ReportTo = reportTo,
            Definition = program.Bundle.Hash,
            WorkflowKey = program.Main,
            Input = await values.KeepInputAsync(definition, id, input, cancellationToken),
            Budget = budget,
        };
        return await client.ScheduleAsync(RunRequest.Of(run, definition.Name, request), cancellationToken);
    }
}
