using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Payloads;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Interpreter.Variables;
using GenXai.Workflows.Json;
using GenXai.Workflows.Orchestration;

namespace GenXai.Activities.Evaluations;

/// <summary>
/// The <c>evaluate</c> activity: what the interpreter evaluates by itself, where that needs values from the payload
/// store. A fault of the author's is a value; doing it again gives the same.
/// </summary>
internal sealed class EvaluateActivity(StoredValues stored, CallValues values, IDefinitionSource definitions, MemoryRanker ranker) : IActivity
{
    public string Name => ActivityNames.Evaluate;

    public async Task<string?> RunAsync(string instanceId, string payload, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(payload, ContractsJsonContext.Default.EvaluationRequest)
            ?? throw new JsonException("The input of the evaluate activity is null.");
        var results = new List<EvaluationResult>(request.Items.Count);
        foreach (var item in request.Items)
        {
            results.Add(await EvaluateAsync(request, item, cancellationToken));
        }

        return JsonSerializer.Serialize(new EvaluationOutcome(results), ContractsJsonContext.Default.EvaluationOutcome);
    }

    private async Task<EvaluationResult> EvaluateAsync(EvaluationRequest request, EvaluationItem item, CancellationToken cancellationToken)
    {
        var lookup = new BindingLookup(await values.ResolveAsync(request.RootId, item.Bindings, cancellationToken));
        if (item.Condition is { } condition)
        {
            var notes = new List<string>();
            var taken = Condition.Parse(condition).Evaluate(lookup, notes);
            return new EvaluationResult(JsonValues.FromBool(taken), Notes: notes.Count == 0 ? null : notes);
        }

        if (item.State is { } state)
        {
            var whole = await stored.ResolveOrNullAsync(request.RootId, state, cancellationToken);
            var definition = definitions.Get(request.Definition).Workflows[request.Workflow];
            return new EvaluationResult(JsonValues.FromBool(value: true), StateEvaluation.SchemaFault(definition, whole!.Value));
        }

        if (item.Query is not null)
        {
            return await ranker.RankAsync(request.RootId, item, cancellationToken);
        }

        if (item.Reducer is { } reducer)
        {
            return await ReduceAsync(request, item, reducer, cancellationToken);
        }

        try
        {
            var value = item.Template is { } template
                ? ValueTemplate.Parse(template).Render(lookup)
                : (await stored.ResolveOrNullAsync(request.RootId, item.Value, cancellationToken))!.Value;
            if (item.Function is { } function)
            {
                value = FlowFunctions.Apply(function, value);
                if (FlowFunctions.TryGetFailure(value, out _))
                {
                    // The interpreter looks into it.
                    return new EvaluationResult(value);
                }
            }

            return new EvaluationResult(item.Inline
                ? value
                : await values.KeepAsync(request.RootId, request.Definition, request.Workflow, request.Node, value, cancellationToken));
        }
        catch (TemplateRenderException exception)
        {
            return new EvaluationResult(null, exception.Message);
        }
    }

    private async Task<EvaluationResult> ReduceAsync(
        EvaluationRequest request, EvaluationItem item, string reducer, CancellationToken cancellationToken)
    {
        var parts = new List<JsonElement>();
        foreach (var part in item.Values ?? [])
        {
            parts.Add((await stored.ResolveOrNullAsync(request.RootId, part, cancellationToken))!.Value);
        }

        var combined = StateEvaluation.Reduce(reducer, item.Variable ?? "", parts, out var fault);
        return combined is { } value
            ? new EvaluationResult(await values.KeepAsync(request.RootId, request.Definition, request.Workflow, request.Node, value, cancellationToken))
            : new EvaluationResult(null, fault);
    }
}
