using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State.Saga;

/// <summary>
/// Folds what completes and can be undone, and its undoing (docs/adr/0030). What completes is the smallest piece: a pass
/// of a loop with a body, else an element of a for_each, else the node.
/// </summary>
internal static class SagaFold
{
    /// <summary>A compensation starts or ends, or is planned.</summary>
    public static void Apply(RunState state, GraphNode? node, LogEntry entry)
    {
        var saga = state.Saga;
        switch (entry.Data)
        {
            case CompensationPlanned data:
                saga.Plan = data;
                state.Status = RunStatuses.Running;
                break;
            case CompensationStarted:
                saga.Journal = new NodeJournal(state.Open);
                break;
            case CompensationCompleted data:
                saga.Compensated.Add(End(state, node!, data.DurationMs).Path);
                break;
            case CompensationFailed data:
                var path = End(state, node!, data.DurationMs).Path;
                saga.Failed.Add(path);
                state.Warnings.Add($"the compensation of {path} failed: {data.Error.Message}");
                break;
        }
    }

    /// <summary>A node has completed.</summary>
    public static void Complete(RunState state, GraphNode node, LogEntry entry)
    {
        var isWhole = node.Definition.ForEach is null && !HasPasses(node);
        if (node.Definition.Compensate is not null && isWhole)
        {
            Add(state, node, entry, entry.Path!, state.Of(node).Output ?? JsonValues.Null);
        }
    }

    /// <summary>An element or a pass is done; its node's journal knows the list still. One that failed and was tolerated has nothing to undo.</summary>
    public static void Advance(RunState state, GraphNode node, LogEntry entry, NodeAdvanced data)
    {
        var isPass = node.Definition.ForEach is null || entry.Path!.Contains('[', StringComparison.Ordinal);
        if (node.Definition.Compensate is not null
            && isPass == HasPasses(node)
            && data.Value.TryGetProperty("result"u8, out var result)
            && !data.Value.TryGetProperty("failed"u8, out _))
        {
            Add(state, node, entry, JournalCut.Element(entry.Path!, data.Index), result);
        }
    }

    /// <summary>A sub-run has ended: one that completed undoes itself, unless its node says how.</summary>
    public static void EndChild(RunState state, LogEntry entry, ChildEnded data, string? workflowKey)
    {
        if (CompensationPath.Is(entry.Path))
        {
            return;
        }

        if (data.Outcome.Compensable == true && workflowKey is not null)
        {
            state.Saga.Completions.Add(new CompletionSnapshot(
                entry.Path!, entry.Pass ?? 1, entry.Seq, null, ChildId: data.ChildId, WorkflowKey: workflowKey));
        }

        foreach (var path in data.Outcome.CompensationFailed ?? [])
        {
            state.Saga.Failed.Add($"{entry.Path}/{path}");
            state.Warnings.Add($"the compensation of {entry.Path}/{path} failed; run {data.ChildId} says why");
        }
    }

    /// <summary>The run has gone back: what came after the checkpoint is undone, or could not be.</summary>
    public static void Restore(SagaState saga, long seq)
    {
        saga.Completions.RemoveAll(completion => completion.Seq > seq);
        (saga.Plan, saga.Journal) = (null, null);
    }

    /// <summary>How much is to be undone under a plan; null: all.</summary>
    public static int Count(SagaState saga, long? after) => saga.Completions.Count(completion => completion.Seq > (after ?? long.MinValue));

    /// <summary>What is undone next; null when all is.</summary>
    public static CompletionSnapshot? Next(SagaState saga) =>
        saga.Plan is { } plan && saga.Completions.LastOrDefault() is { } last && (plan.Restore is null || last.Seq > plan.Restore.Seq)
            ? last
            : null;

    private static CompletionSnapshot End(RunState state, GraphNode node, double durationMs)
    {
        var done = state.Saga.Completions[^1];
        state.Saga.Completions.RemoveAt(state.Saga.Completions.Count - 1);
        state.Saga.Journal?.End();
        state.Saga.Journal = null;
        state.Of(node).DurationMs += durationMs;
        return done;
    }

    private static bool HasPasses(GraphNode node) => node.Definition.Settings is LoopSettings { Body: not null };

    // The node says how to undo it, sub-runs included.
    private static void Add(RunState state, GraphNode node, LogEntry entry, string path, JsonElement output)
    {
        var pass = entry.Pass ?? 1;
        var completions = state.Saga.Completions;
        for (var i = completions.Count - 1; i >= 0 && completions[i].Seq > state.Of(node).StartedSeq; i--)
        {
            if (completions[i] is { ChildId: not null } child && child.Pass == pass && IsPartOf(child.Path, path))
            {
                completions.RemoveAt(i);
            }
        }

        completions.Add(new CompletionSnapshot(path, pass, entry.Seq, output, Locals(state, node, path)));
    }

    private static bool IsPartOf(string part, string path) =>
        part.StartsWith(path, StringComparison.Ordinal) && (part.Length == path.Length || part[path.Length] == ':');

    private static List<NamedValue>? Locals(RunState state, GraphNode node, string path)
    {
        var indices = path.Split('[')[1..].Select(part => int.Parse(part.AsSpan(0, part.IndexOf(']', StringComparison.Ordinal)), CultureInfo.InvariantCulture)).ToList();
        if (indices.Count == 0)
        {
            return null;
        }

        var locals = new List<NamedValue>();
        if (node.Definition.ForEach is not null)
        {
            if (Element(state.Of(node), node.Id, indices[0]) is { } item)
            {
                locals.Add(new NamedValue("item", item));
            }

            locals.Add(new NamedValue("item_index", JsonValues.FromInt(indices[0])));
        }

        if (HasPasses(node))
        {
            locals.Add(new NamedValue($"loop_{node.Id}_iteration", JsonValues.FromInt(indices[^1] + 1)));
        }

        return locals;
    }

    // The list is noted as the node's first step.
    private static JsonElement? Element(NodeState of, string id, int index)
    {
        if (of.Journal is null || !of.Journal.TryGetDone(id, 1, out var entry) || entry.Data is not NodeNoted { Value: var list })
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array ? list[index]
            : PayloadValues.IsReference(list) ? PayloadValues.Element(list, index)
            : null;
    }
}
