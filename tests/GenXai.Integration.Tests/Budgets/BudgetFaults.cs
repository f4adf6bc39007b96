using System.Globalization;
using System.Text.Json;
using GenXai.Integration.Tests.Support;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Budgets;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Interpreter;
using GenXai.Workflows.Interpreter.Execution.Generations;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Integration.Tests.Budgets;

/// <summary>What is wrong with the budgets of a recorded run, entry by entry.</summary>
internal static class BudgetFaults
{
    public static IEnumerable<string> Of(RecordedRun run)
    {
        var code = new WorkflowOrchestrator(new PinnedProgram(run.Program), HistoryLimits.Default);
        var used = RunUsage.None;
        foreach (var instance in run.Instances)
        {
            var state = new RunState(code.GraphOf(run.Program.Bundle.Hash, ((RunStarted)instance.Log[0].Data).WorkflowKey));
            foreach (var fault in OfLog(instance, state))
            {
                yield return fault;
            }

            used += state.Usage;
            used = Without(used, instance.Log.Select(entry => (entry.Data as ChildEnded)?.Outcome.Usage).OfType<RunUsage>());
        }

        // Every call counts once, also one whose run was told to stop, and whose node failed.
        if (used != run.Result.Usage)
        {
            yield return $"all runs used {used} and the root says {run.Result.Usage}";
        }

        if (Sum(run.Result.Nodes.Select(node => node.Usage).OfType<RunUsage>()) is var nodes && nodes != run.Result.Usage)
        {
            yield return $"the nodes used {nodes} and the run {run.Result.Usage}";
        }

        foreach (var account in run.Days.SelectMany(day => day.Accounts).Where(account => account.Held != BudgetAmount.None))
        {
            yield return $"the day still holds {account}";
        }
    }

    private static IEnumerable<string> OfLog(RecordedInstance instance, RunState state)
    {
        var limits = state.Graph.Definition.Limits;
        var own = new BudgetLimit(limits.MaxTokens, limits.MaxCostUsd);
        var terms = instance.Generations.Count == 0
            ? null
            : JsonSerializer.Deserialize(instance.Generations[0].Input, ContractsJsonContext.Default.WorkflowRunInput)!.Budget;
        foreach (var entry in instance.Log)
        {
            RunFold.Apply(state, entry);
            var used = BudgetAmount.Of(state.Usage) + state.Open.Reserved + state.Budget.Held;
            if (!own.Covers(used))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{instance.State.Id}: entry {entry.Seq} takes {used} of {own}");
            }

            var granted = new BudgetLimit(
                terms is { Tokens: true } ? state.Budget.Granted.Tokens : null,
                terms?.UnknownCallUsd is null ? null : state.Budget.Granted.CostUsd);
            if (!granted.Covers(used))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{instance.State.Id}: entry {entry.Seq} takes {used} of {granted}, which was granted");
            }
        }

        if (state.Open.ReservedCalls > 0 || state.Open.Reserved != BudgetAmount.None || state.Budget.Held != BudgetAmount.None)
        {
            yield return $"{instance.State.Id}: at its end {state.Open.Reserved} are set aside and {state.Budget.Held} held";
        }
    }

    private static RunUsage Sum(IEnumerable<RunUsage> usages) => usages.Aggregate(RunUsage.None, static (sum, usage) => sum + usage);

    private static RunUsage Without(RunUsage whole, IEnumerable<RunUsage> parts)
    {
        var sum = Sum(parts);
        return new RunUsage(
            whole.ModelCalls - sum.ModelCalls,
            whole.ToolCalls - sum.ToolCalls,
            whole.InputTokens - sum.InputTokens,
            whole.OutputTokens - sum.OutputTokens,
            whole.CostUsd - sum.CostUsd);
    }
}
