using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;
using GenXai.Workflows.Interpreter.Variables;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>What a node writes to the state.</summary>
internal static class StateWrites
{
    /// <summary>Renders the values; each reads the state as it was before.</summary>
    /// <exception cref="Expressions.TemplateRenderException">A value cannot be rendered.</exception>
    /// <exception cref="Expressions.PayloadNeededException">A value needs stored values: <see cref="RenderAsync"/>.</exception>
    public static IReadOnlyList<KeyValuePair<string, JsonElement>> Render(
        StepScope scope, IReadOnlyList<KeyValuePair<string, JsonElement>> templates, JsonElement? own)
    {
        if (templates.Count == 0)
        {
            return [];
        }

        var names = Names(scope, own);
        return [.. templates.Select(pair => KeyValuePair.Create(pair.Key, StepScope.Fitting(Parsed(scope, pair).Render(names))))];
    }

    /// <summary>Renders the values, in an activity where they need stored values.</summary>
    /// <exception cref="Expressions.TemplateRenderException">A value cannot be rendered.</exception>
    public static async Task<IReadOnlyList<KeyValuePair<string, JsonElement>>> RenderAsync(
        StepScope scope, IReadOnlyList<KeyValuePair<string, JsonElement>> templates, JsonElement? own)
    {
        if (templates.Count == 0)
        {
            return [];
        }

        var values = await scope.RenderAsync([.. templates.Select(pair => Parsed(scope, pair))], Names(scope, own));
        return [.. templates.Zip(values, (pair, value) => KeyValuePair.Create(pair.Key, value))];
    }

    /// <summary>The change of the state, or null when nothing changes.</summary>
    /// <exception cref="StateNeededException">It needs stored values: <see cref="AskAsync"/>.</exception>
    /// <exception cref="VariableException">Two nodes write at once, or the state would not be what the workflow asks of it.</exception>
    public static StateChanged? Change(RunState state, VariableRules rules, GraphNode node, IReadOnlyList<KeyValuePair<string, JsonElement>> writes, StateAnswers answers)
    {
        var definition = node.Definition;
        if (writes.Count == 0 && definition is { Remove.IsEmpty: true, KeepOnly: null })
        {
            return null;
        }

        var origin = WriteOrigin.Of(state, node);
        var after = new OrderedDictionary<string, JsonElement>(state.Variables, StringComparer.Ordinal);
        var changes = new List<StateChange>();
        foreach (var (name, value) in definition.ForEach is null ? writes : Together(writes, rules, answers))
        {
            var change = Write(state, rules, origin, name, value, after, answers);
            after[name] = change.New!.Value;
            changes.Add(change);
        }

        foreach (var name in after.Keys.ToList())
        {
            if (definition.Remove.Contains(name, StringComparer.Ordinal)
                || (definition.KeepOnly is { } kept && !kept.Contains(name, StringComparer.Ordinal)))
            {
                RequireOrder(state, origin, name, "remove it, or write it and remove it,");
                changes.Add(new StateChange("remove", name, after[name], null));
                after.Remove(name);
            }
        }

        return changes.Count == 0 ? null
            : rules.Faults(after) is { Count: > 0 } faults ? throw new VariableException(VariableRules.Text(faults))
            : rules.Question(after, changes.Select(change => change.Path)) is { } question && answers.Of(question).Error is { } fault
                ? throw new VariableException(fault)
            : new StateChanged(state.StateVersion + 1, changes);
    }

    /// <summary>Asks activities what the change needs to know of stored values.</summary>
    public static async Task<StateAnswers> AskAsync(StepScope scope, IReadOnlyList<KeyValuePair<string, JsonElement>> writes)
    {
        await scope.Run.Gate.EnterAsync();
        var answers = new StateAnswers();
        await answers.FillAsync(scope.Run, scope.Node.Id, () => Change(scope.Run.State, scope.Run.Variables, scope.Node, writes, answers));
        scope.Run.Gate.ThrowIfCancelled();
        return answers;
    }

    // What the elements of a for_each write to one variable is one write: the state changes once, and the log does not
    // hold the list as it was after each of them.
    private static IEnumerable<KeyValuePair<string, JsonElement>> Together(
        IReadOnlyList<KeyValuePair<string, JsonElement>> writes, VariableRules rules, StateAnswers answers) =>
        writes.GroupBy(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal).Select(group =>
        {
            List<JsonElement> values = [.. group];
            var value = values.Count > 1 && rules.Reducers.TryGetValue(group.Key, out var reducer)
                ? Reducer.Combine(reducer, group.Key, before: null, values, answers)
                : values[^1];
            return KeyValuePair.Create(group.Key, value);
        });

    private static StateChange Write(
        RunState state,
        VariableRules rules,
        ImmutableArray<int> origin,
        string name,
        JsonElement value,
        OrderedDictionary<string, JsonElement> variables,
        StateAnswers answers)
    {
        var old = variables.TryGetValue(name, out var known) ? known : (JsonElement?)null;
        if (!rules.Reducers.TryGetValue(name, out var reducer))
        {
            RequireOrder(state, origin, name, "write it");
            return new StateChange("set", name, old, value);
        }

        var combined = VariableLedger.Beside(state, name, new VariableWrite(origin, value)) is { } writes
            ? Reducer.Combine(reducer, name, writes.Before, [.. writes.Writes.Select(static write => write.Written ?? JsonValues.Null)], answers)
            : Reducer.Combine(reducer, name, old, [value], answers);
        return new StateChange("reduce", name, old, combined, value);
    }

    private static void RequireOrder(RunState state, ImmutableArray<int> origin, string name, string deed)
    {
        if (VariableLedger.ParallelTo(state, name, origin) is { } other)
        {
            throw new VariableException(
                $"state.{name}: '{NodeOf(state, origin)}' and '{NodeOf(state, other.Origin)}' {deed} in parallel; "
                + $"give it a reducer (state.reducers.{name}: last, append, merge, sum, max or min), or order the two by an edge",
                ErrorCodes.Conflict);
        }
    }

    private static string? NodeOf(RunState state, ImmutableArray<int> origin) => state.Graph.Units[origin[^1]].Node?.Id;

    private static NameResolver Names(StepScope scope, JsonElement? own) =>
        scope.Names(own is { } output ? KeyValuePair.Create(scope.Node.Id, output) : null);

    private static ValueTemplate Parsed(StepScope scope, KeyValuePair<string, JsonElement> pair) =>
        scope.Run.Templates.ForValue(scope.Run.Templates.KeyOf(scope.Node.Definition, pair.Key), pair.Value);
}
