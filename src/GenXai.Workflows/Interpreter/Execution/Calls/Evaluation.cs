using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Expressions;

namespace GenXai.Workflows.Interpreter.Execution.Calls;

/// <summary>Has an activity evaluate what needs stored values. It changes nothing, so it may be done again.</summary>
internal static class Evaluation
{
    /// <summary>The values of names; references stand for stored ones.</summary>
    public static IReadOnlyList<Binding> Bind(ImmutableArray<NameReference> references, NameResolver names)
    {
        if (references.IsEmpty)
        {
            return [];
        }

        var bindings = new List<Binding>(references.Length);
        foreach (var reference in references)
        {
            if (names.TryGetValue(reference, out var value))
            {
                bindings.Add(new Binding(reference.Text, value));
            }
        }

        return bindings;
    }

    public static EvaluationItem Of(ITemplate template, NameResolver names, bool inline = false) =>
        new() { Template = template.Source, Bindings = Bind(template.References, names), Inline = inline };

    public static EvaluationItem Of(Condition condition, NameResolver names) =>
        new() { Condition = condition.Text, Bindings = Bind(condition.References, names) };

    /// <summary>Makes the call; it has been let through.</summary>
    /// <exception cref="TemplateRenderException">The activity could not do it.</exception>
    public static async Task<IReadOnlyList<EvaluationResult>> CallAsync(RunServices run, string? node, IReadOnlyList<EvaluationItem> items)
    {
        var request = new EvaluationRequest(run.Input.RootId, run.Input.Definition, run.Input.WorkflowKey, node, items);
        var result = await run.Gate.CallAsync(
            ActivityNames.Evaluate, JsonSerializer.Serialize(request, ContractsJsonContext.Default.EvaluationRequest));
        return result.Failed
            ? throw new TemplateRenderException($"{result.Failure!.Type}: {result.Failure.Message}")
            : JsonSerializer.Deserialize(result.Value!, ContractsJsonContext.Default.EvaluationOutcome)!.Results;
    }
}
