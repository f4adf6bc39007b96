using System.Text.Json;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;

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
    public static StateChanged? Change(
        RunState state, NodeDefinition node, IReadOnlyList<KeyValuePair<string, JsonElement>> writes)
    {
        var changes = new List<StateChange>();
        foreach (var write in writes)
        {
            changes.Add(new StateChange("set", write.Key, Old(state, write.Key), write.Value));
        }

        var written = writes.Select(write => write.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var name in state.Variables.Keys.Concat(written.Except(state.Variables.Keys, StringComparer.Ordinal)).ToList())
        {
            if (node.Remove.Contains(name, StringComparer.Ordinal)
                || (node.KeepOnly is { } kept && !kept.Contains(name, StringComparer.Ordinal)))
            {
                changes.Add(new StateChange("remove", name, Old(state, name), null));
            }
        }

        return changes.Count == 0 ? null : new StateChanged(state.StateVersion + 1, changes);
    }

    private static NameResolver Names(StepScope scope, JsonElement? own) =>
        scope.Names(own is { } output ? KeyValuePair.Create(scope.Node.Id, output) : null);

    private static ValueTemplate Parsed(StepScope scope, KeyValuePair<string, JsonElement> pair) =>
        scope.Run.Templates.ForValue(scope.Run.Templates.KeyOf(scope.Node.Definition, pair.Key), pair.Value);

    private static JsonElement? Old(RunState state, string name) =>
        state.Variables.TryGetValue(name, out var old) ? old : null;
}
