using GenXai.Activities.Memory.Records;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>One kind of an agent's own memory.</summary>
internal interface IMemoryKind
{
    string Name { get; }

    /// <summary>What a prompt shows, and which memories were of use for it.</summary>
    Task<RecalledMemories> RecallAsync(MemoryReader reader, MemoryTurn turn, CancellationToken cancellationToken);

    /// <summary>What the turn leaves; vectors are made by the caller.</summary>
    Task<IReadOnlyList<MemoryRecord>> RecordAsync(MemoryReader reader, MemoryTurn turn, TurnEnd end, CancellationToken cancellationToken);
}
