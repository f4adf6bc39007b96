using System.Collections.Immutable;

namespace GenXai.Activities.Scripts;

/// <summary>Scripted replies of models and tools, and answers of people (product.md, section 12). Immutable.</summary>
public sealed record Script
{
    /// <summary>A script that says nothing.</summary>
    public static Script Empty { get; } = new();

    /// <summary>Replies by agent id. An agent that is named here is answered by them, whatever its provider.</summary>
    public ImmutableSortedDictionary<string, ReplySequence> Model { get; init; } =
        ImmutableSortedDictionary.Create<string, ReplySequence>(StringComparer.Ordinal);

    /// <summary>Results by tool name. A tool that is named here is never really called.</summary>
    public ImmutableSortedDictionary<string, ReplySequence> Tools { get; init; } =
        ImmutableSortedDictionary.Create<string, ReplySequence>(StringComparer.Ordinal);

    /// <summary>Answers to human nodes, by node id or path.</summary>
    public ImmutableSortedDictionary<string, ScriptedAnswers> Respond { get; init; } =
        ImmutableSortedDictionary.Create<string, ScriptedAnswers>(StringComparer.Ordinal);
}
