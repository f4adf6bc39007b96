using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log;
using GenXai.Workflows.Contracts.Log.Child;
using GenXai.Workflows.Contracts.Log.Compensation;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Graph;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State.Saga;

/// <summary>
/// Folds what completes and can be undone, and its undoing (docs/adr/0030). What completes is the smallest piece: a pass
/// of a loop with a body, else an element of a for_each, else the node.
/// </summary>
internal static class SagaFold
{
    private const int ShortPack = 1_000;

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
            case CompensationPacked data:
                Pack(state, data);
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
        var isWhole = node.Definition.ForEach is null && !CompletionLocals.HasPasses(node);
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
            && isPass == CompletionLocals.HasPasses(node)
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
        saga.RemoveAfter(seq);
        (saga.Plan, saga.Journal) = (null, null);
    }

    /// <summary>How much is to be undone under a plan; null: all.</summary>
    public static int Count(SagaState saga, long? after) => saga.Count(after ?? long.MinValue);

    /// <summary>What is undone next; null when all is.</summary>
    public static CompletionSnapshot? Next(RunState state) =>
        state.Saga is { Plan: { } plan } saga && saga.Newest(state) is { } last && (plan.Restore is null || last.Seq > plan.Restore.Seq)
            ? last
            : null;

    /// <summary>What is to be packed at the end of a generation, in the order of completion; empty while it is little.</summary>
    /// <param name="state">The run.</param>
    /// <param name="maxBytes">How much may stay as it is.</param>
    public static IReadOnlyList<CompletionSnapshot> ToPack(RunState state, int maxBytes)
    {
        var saga = state.Saga;
        if (saga.Plan is not null)
        {
            // It only becomes less.
            return [];
        }

        var loose = saga.Completions.Where(CompletionPacks.MayPack).ToList();
        return loose.Sum(CompletionPacks.Size) <= maxBytes ? [] : [.. Short(state), .. loose];
    }

    // The newest pack goes into the next one while it is short, so that packs do not become many.
    private static IEnumerable<CompletionSnapshot> Short(RunState state) =>
        state.Saga.Packs.LastOrDefault() is { Values.ValueKind: JsonValueKind.Array, Left: < ShortPack } pack
            ? CompletionPacks.Unpack(state, pack)
            : [];

    private static void Pack(RunState state, CompensationPacked data)
    {
        var saga = state.Saga;
        var seqs = data.Seqs.ToHashSet();
        List<CompletionSnapshot> packed = [.. saga.Completions.Where(completion => seqs.Contains(completion.Seq))];
        if (packed.Count < seqs.Count)
        {
            packed.InsertRange(0, CompletionPacks.Unpack(state, saga.Packs[^1]));
            saga.Packs.RemoveAt(saga.Packs.Count - 1);
        }

        saga.Completions.RemoveAll(completion => seqs.Contains(completion.Seq));
        saga.Packs.Add(CompletionPacks.Of(packed, data.Values));
    }

    private static CompletionSnapshot End(RunState state, GraphNode node, double durationMs)
    {
        var done = state.Saga.Newest(state)!;
        state.Saga.RemoveNewest();
        state.Saga.Journal?.End();
        state.Saga.Journal = null;
        state.Of(node).DurationMs += durationMs;
        return done;
    }

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

    private static IReadOnlyList<NamedValue>? Locals(RunState state, GraphNode node, string path)
    {
        var indices = CompletionLocals.Indices(path);
        return CompletionLocals.Of(
            node, indices, node.Definition.ForEach is not null && indices.Count > 0 ? Element(state.Of(node), node.Id, indices[0]) : null);
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
