using GenXai.Activities.Memory.Records;
using GenXai.Workflows.Definitions;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>What the agent said in all its runs, found by meaning.</summary>
internal sealed class LongTermMemory : IMemoryKind
{
    public string Name => AgentMemoryKinds.LongTerm;

    public async Task<RecalledMemories> RecallAsync(MemoryReader reader, MemoryTurn turn, CancellationToken cancellationToken)
    {
        var found = await reader.SearchAsync(turn, Name, turn.Settings.TopK, cancellationToken);
        return new RecalledMemories([.. found.Select(static hit => hit.Record.Text)], [.. found.Select(static hit => hit.Record)]);
    }

    public Task<IReadOnlyList<MemoryRecord>> RecordAsync(MemoryReader reader, MemoryTurn turn, TurnEnd end, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MemoryRecord>>(end.Success
            ? [turn.New(Name, MemoryIds.Of(turn.Owner, Name, turn.Key), TurnText.Of(turn.Task, end.Text), new Turn(turn.Task, end.Text))]
            : []);
}
