using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.Nodes.Memory;
using GenXai.Workflows.Interpreter.Variables;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Execution.Generations;

/// <summary>What the state variables of a run begin with. False where that is not what the workflow asks of its state: the run fails before anything has started.</summary>
internal sealed class StateBeginning(RunServices run, RunEnding ending)
{
    /// <summary>Initial values, and what the state takes from the input.</summary>
    public async Task<bool> BeginAsync()
    {
        var unsure = VariableRules.Unsure(run.Definition.State, run.Input.Input);
        var fetched = unsure.Count == 0 ? null : await FetchAsync(unsure);
        var variables = VariableRules.Initial(run.Definition.State, run.Input.Input, fetched);
        if (variables.Count > 0)
        {
            run.Log.Emit(null, null, new StateChanged(
                1, [.. variables.Select(pair => new StateChange("set", pair.Key, null, pair.Value))]));
        }

        return await RequireAsync(variables);
    }

    /// <summary>What a fork has from another run, and its edits.</summary>
    public async Task<bool> ForkAsync(RunSeed seed)
    {
        run.Log.Emit(null, null, new RunForked(seed.Source, seed.Seq, seed.Checkpoint, seed.Snapshot, seed.At));
        if (seed.Edits is { Count: > 0 } edits)
        {
            run.Log.Emit(null, null, new StateChanged(run.State.StateVersion + 1, edits));
        }

        await MemoryReturn.LoadAsync(run);
        return await RequireAsync(run.State.Variables);
    }

    // A field that is not there cannot be rendered: the state begins without it.
    private async Task<Dictionary<string, JsonElement>> FetchAsync(IReadOnlyList<KeyValuePair<string, JsonElement>> fields)
    {
        var results = await Evaluation.CallAsync(
            run,
            null,
            [.. fields.Select(static field => new EvaluationItem
            {
                Template = JsonValues.FromString($"{{{{ {ReservedNames.Input}.{field.Key} }}}}"),
                Bindings = [new Binding($"{ReservedNames.Input}.{field.Key}", field.Value)],
            })]);
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
        {
            if (results[i].Value is { } value)
            {
                values[fields[i].Key] = value;
            }
        }

        return values;
    }

    private async Task<bool> RequireAsync(IReadOnlyDictionary<string, JsonElement> variables)
    {
        var fault = run.Variables.Faults(variables) is { Count: > 0 } faults ? VariableRules.Text(faults)
            : run.Variables.Question(variables, variables.Keys) is { } question
                ? (await Evaluation.CallAsync(run, null, [question]))[0].Error
                : null;
        if (fault is not null)
        {
            ending.Fail(new RunError(ErrorCodes.InvalidInput, fault, null), transient: false, DrainMode.Cancel);
        }

        return fault is null;
    }
}
