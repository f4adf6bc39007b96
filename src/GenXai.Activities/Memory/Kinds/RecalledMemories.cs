using GenXai.Activities.Memory.Records;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>What was recalled for a prompt.</summary>
/// <param name="Lines">What the prompt shows; what may be left out first stands last.</param>
/// <param name="Used">The memories that were of use.</param>
internal sealed record RecalledMemories(IReadOnlyList<string> Lines, IReadOnlyList<MemoryRecord> Used)
{
    public static RecalledMemories None { get; } = new([], []);
}
