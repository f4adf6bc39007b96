using System.Text.Json;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>What a node writes to the state.</summary>
internal static class StateWrites
{
    /// <summary>Renders the values; each reads the state as it was before.</summary>
    /// <exception cref="Expressions.TemplateRenderException">A value cannot be rendered.</exception>
    public static IReadOnlyList<KeyValuePair<string, JsonElement>> Render(
        StepScope scope, IReadOnlyList<KeyValuePair<string, JsonElement>> templates, JsonElement? own)
    {
        if (templates.Count == 0)
        {
            return [];
        }

        var names = scope.Names(own is { } output ? KeyValuePair.Create(scope.Node.Id, output) : null);
        return
        [
            .. templates.Select(pair => KeyValuePair.Create(
                pair.Key,
                scope.Run.Templates.ForValue(scope.Run.Templates.KeyOf(scope.Node.Definition, pair.Key), pair.Value).Render(names))),
        ];
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

    private static JsonElement? Old(RunState state, string name) =>
        state.Variables.TryGetValue(name, out var old) ? old : null;
}
