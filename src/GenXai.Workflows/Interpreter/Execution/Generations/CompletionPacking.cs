using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.State.Saga;

namespace GenXai.Workflows.Interpreter.Execution.Generations;

/// <summary>At the end of a generation: what can be undone, and is much, becomes one value, stored if it is large.</summary>
internal static class CompletionPacking
{
    public static async Task PackAsync(RunServices run)
    {
        var completions = SagaFold.ToPack(run.State, run.Limits.MaxLooseBytes);
        if (completions.Count == 0)
        {
            return;
        }

        var values = CompletionPacks.Values(completions);
        if (PayloadValues.IsLarge(values))
        {
            try
            {
                var stored = await Evaluation.CallAsync(run, null, [new EvaluationItem { Value = values }]);
                if (stored[0].Value is not { } reference)
                {
                    return;
                }

                values = reference;
            }
            catch (TemplateRenderException)
            {
                // The store is out of order: they are carried as they are, and packed a generation later.
                return;
            }
        }

        run.Log.Emit(null, null, new CompensationPacked([.. completions.Select(completion => completion.Seq)], values));
    }
}
