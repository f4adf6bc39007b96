using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Activities.Scripts;

/// <summary>A person's answers to one human node.</summary>
/// <param name="Values">The answers, in order.</param>
/// <param name="Repeats">True where a single value was given: it answers every time. A list answers as often as it has values.</param>
public sealed record ScriptedAnswers(ImmutableArray<JsonElement> Values, bool Repeats)
{
    /// <summary>Finds an answer.</summary>
    /// <param name="question">Which time the node asks, from 1.</param>
    /// <param name="answer">The answer when there is one.</param>
    /// <returns>False when the script leaves this question unanswered.</returns>
    public bool TryGet(int question, out JsonElement answer)
    {
        var index = Repeats ? 0 : question - 1;
        var found = index >= 0 && index < Values.Length;
        answer = found ? Values[index] : default;
        return found;
    }
}
