using System.Numerics.Tensors;
using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>The agent's newest turns in the run, and what consolidation moved to its long-term memory.</summary>
internal sealed class ShortTermMemory : IMemoryKind
{
    // All turns of the window are shown; those that have to do with the task were of use.
    private const float OfUse = 0.35f;

    public string Name => AgentMemoryKinds.ShortTerm;

    public async Task<RecalledMemories> RecallAsync(MemoryReader reader, MemoryTurn turn, CancellationToken cancellationToken)
    {
        var (owner, run, own) = (turn.Owner, turn.Run, IdOf(turn));
        var all = await reader.ListAsync(
            record => record.Owner == owner && record.Kind == AgentMemoryKinds.ShortTerm && record.Run == run && record.Id != own,
            turn.Settings.MaxItems,
            cancellationToken);
        var isLru = string.Equals(turn.Settings.Eviction, "lru", StringComparison.Ordinal);
        var window = all.OrderByDescending(record => isLru ? record.UsedAt : record.At)
            .ThenByDescending(static record => record.At)
            .Take(turn.Settings.Window)
            .OrderBy(static record => record.At)
            .ToList();
        var kept = await reader.SearchAsync(turn, AgentMemoryKinds.LongTerm, turn.Settings.TopK, cancellationToken);
        return new RecalledMemories(
            [.. window.Concat(kept.Select(static hit => hit.Record)).Select(static record => record.Text)],
            [.. window.Where(record => IsOfUse(record, turn)), .. kept.Select(static hit => hit.Record)]);
    }

    public Task<IReadOnlyList<MemoryRecord>> RecordAsync(MemoryReader reader, MemoryTurn turn, TurnEnd end, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MemoryRecord>>(
            end.Success ? [turn.New(Name, IdOf(turn), TurnText.Of(turn.Task, end.Text), new Turn(turn.Task, end.Text))] : []);

    private static bool IsOfUse(MemoryRecord record, MemoryTurn turn) =>
        record.Vector.Length == turn.Vector.Length && TensorPrimitives.Dot(record.Vector.Span, turn.Vector.Span) >= OfUse;

    private static string IdOf(MemoryTurn turn) => MemoryIds.Of(turn.Owner, AgentMemoryKinds.ShortTerm, turn.Key);
}
