using GenXai.Workflows.Contracts.Calls;

namespace GenXai.Workflows.Contracts.Conversations;

/// <summary>
/// Some rounds of a conversation and where the rounds before them stand. It is made of what a model was sent and of
/// nothing else, so that a call that is made again stores the same (docs/adr/0022).
/// </summary>
public sealed record ConversationSegment
{
    /// <summary>The version of the form.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of this segment's form.</summary>
    public int V { get; init; } = CurrentVersion;

    /// <summary>How many rounds it holds, from 1.</summary>
    public required int Rounds { get; init; }

    /// <summary>The segments before this one; null for the first.</summary>
    public ConversationReference? Before { get; init; }

    /// <summary>What the first prompt is made of; only in the first segment.</summary>
    public ConversationStart? Start { get; init; }

    /// <summary>The parts in order. Large values in them are references.</summary>
    public required IReadOnlyList<ConversationPart> Parts { get; init; }
}
