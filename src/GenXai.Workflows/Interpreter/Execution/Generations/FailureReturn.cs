using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Run;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Execution.Generations;

/// <summary>Whether a failure takes the run back to a checkpoint: the node's on_failure first, then the workflow's.</summary>
internal static class FailureReturn
{
    /// <summary>The way back; null where there is none, or none that is left.</summary>
    public static RunRestored? Of(RunState state, RunError error)
    {
        // More money or time does not come of going back.
        if (error.Code is ErrorCodes.BudgetExceeded)
        {
            return null;
        }

        var node = error.Node is { } id ? state.Graph.Find(id) : null;
        return Of(state, error, node?.Definition.OnFailure, node?.Id) ?? Of(state, error, state.Graph.Definition.OnFailure, null);
    }

    /// <summary>What going back changes of the state variables; null for nothing.</summary>
    public static StateChanged? Change(RunState state, RunRestored way)
    {
        var before = state.Checkpoints[way.Checkpoint].Snapshot.State;
        var known = before.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        var changes = new List<StateChange>();
        foreach (var item in before)
        {
            var old = state.Variables.TryGetValue(item.Name, out var value) ? value : (System.Text.Json.JsonElement?)null;
            if (old is not { } same || !System.Text.Json.JsonElement.DeepEquals(same, item.Value))
            {
                changes.Add(new StateChange("set", item.Name, old, item.Value));
            }
        }

        changes.AddRange(state.Variables.Where(pair => !known.Contains(pair.Key))
            .Select(pair => new StateChange("remove", pair.Key, pair.Value, null)));
        return changes.Count == 0 ? null : new StateChanged(state.StateVersion + 1, changes);
    }

    private static RunRestored? Of(RunState state, RunError error, FailureDefinition? way, string? owner)
    {
        if (way is null || !state.Checkpoints.TryGetValue(way.Restore, out var point))
        {
            return null;
        }

        var attempt = state.Restores.GetValueOrDefault(owner ?? "") + 1;
        return attempt > way.MaxAttempts
            ? null
            : new RunRestored(way.Restore, point.Seq, state.Epoch + 1, attempt, owner, error);
    }
}
