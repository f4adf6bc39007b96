using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Interpreter.State;

namespace GenXai.Workflows.Interpreter.Variables;

/// <summary>
/// Who wrote each state variable last, so that writes in parallel are seen, and combined in one order whatever took
/// how long. A part of the fold: what it holds follows from the log.
/// </summary>
internal static class VariableLedger
{
    /// <summary>A last write of the variable that is parallel to another; null when there is none.</summary>
    public static VariableWrite? ParallelTo(RunState state, string name, ImmutableArray<int> origin) =>
        state.Writes.TryGetValue(name, out var known)
            ? known.Writes.FirstOrDefault(write => WriteOrigin.AreParallel(state.Graph, write.Origin, origin))
            : null;

    /// <summary>The writes that a write is combined with, itself among them; null when all are ordered before it.</summary>
    public static VariableWrites? Beside(RunState state, string name, VariableWrite write)
    {
        if (ParallelTo(state, name, write.Origin) is null
            || !state.Writes.TryGetValue(name, out var known)
            || !known.IsReduced)
        {
            return null;
        }

        var place = known.Writes.Length;
        while (place > 0 && WriteOrigin.Compare(state.Graph, known.Writes[place - 1].Origin, write.Origin) > 0)
        {
            place--;
        }

        return known with { Writes = known.Writes.Insert(place, write) };
    }

    /// <summary>Notes a change that is being folded.</summary>
    /// <param name="state">The state as it is before the change.</param>
    /// <param name="node">The node that wrote; null when no node did: then nobody has written the variable yet.</param>
    /// <param name="change">The change.</param>
    public static void Note(RunState state, GraphNode? node, StateChange change)
    {
        if (node is null)
        {
            state.Writes.Remove(change.Path);
            return;
        }

        // A null is read back as nothing: both mean the same here, and both must fold alike.
        var isReduced = string.Equals(change.Op, "reduce", StringComparison.Ordinal);
        var write = new VariableWrite(WriteOrigin.Of(state, node), isReduced ? Given(change.Written) : null);
        state.Writes[change.Path] = (isReduced ? Beside(state, change.Path, write) : null)
            ?? new VariableWrites(isReduced, isReduced ? Given(change.Old) : null, [write]);
    }

    private static JsonElement? Given(JsonElement? value) =>
        value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given : null;
}
