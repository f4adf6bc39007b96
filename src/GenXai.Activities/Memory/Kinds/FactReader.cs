using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Memory.Kinds;

/// <summary>
/// The facts of a reply. A reply <c>{"facts": […]}</c> lists them, as texts or as
/// <c>{subject, relation, object, confidence}</c>; of a text, each sentence is one.
/// </summary>
internal static class FactReader
{
    private const int MostSentences = 20;
    private const int LongestSentence = 400;
    private const int ShortestSentence = 8;
    private const double Said = 0.5;
    private const double Stated = 0.8;
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(".!?\n");

    public static IEnumerable<(string Text, IReadOnlyList<string> Entities, double Confidence)> Read(TurnEnd end)
    {
        if (end.Reply is { ValueKind: JsonValueKind.Object } reply && reply.TryGetProperty("facts"u8, out var facts)
            && facts.ValueKind == JsonValueKind.Array)
        {
            return facts.EnumerateArray().Select(Listed).Where(static fact => fact.Text.Length > 0);
        }

        return Sentences(end.Text).Take(MostSentences).Select(static text => (text, Names(text), Said));
    }

    private static (string Text, IReadOnlyList<string> Entities, double Confidence) Listed(JsonElement fact)
    {
        if (fact.ValueKind != JsonValueKind.Object)
        {
            var said = JsonValues.ToText(fact).Trim();
            return (said, Names(said), Stated);
        }

        var (subject, relation, target) = (Field(fact, "subject"), Field(fact, "relation"), Field(fact, "object"));
        var text = Field(fact, "text") is { Length: > 0 } given ? given : $"{subject} {relation} {target}".Trim();
        var confidence = fact.TryGetProperty("confidence"u8, out var sure) && sure.ValueKind == JsonValueKind.Number ? sure.GetDouble() : Stated;
        string[] ends = [subject.ToLowerInvariant(), target.ToLowerInvariant()];
        return (text, [.. ends.Where(static name => name.Length > 0).Concat(Names(text)).Distinct(StringComparer.Ordinal)], Math.Clamp(confidence, 0, 1));
    }

    private static string Field(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) ? JsonValues.ToText(value).Trim() : "";

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            // A point inside a number or a name ends no sentence.
            var isEnd = i == text.Length || (Ends.Contains(text[i]) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i] == '\n'));
            if (!isEnd)
            {
                continue;
            }

            var sentence = text[start..i].Trim();
            start = Math.Min(i + 1, text.Length);
            if (sentence.Length is >= ShortestSentence and <= LongestSentence)
            {
                yield return sentence;
            }
        }
    }

    // Names are written with a capital; the first word of a sentence is one only if it is not the only sign.
    private static IReadOnlyList<string> Names(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => word.Trim(',', ';', ':', '"', '\'', '(', ')'))
            .Where(static word => word.Length > 1 && char.IsUpper(word[0]))
            .Select(static word => word.ToLowerInvariant())
            .Where(static word => !Models.Embeddings.LocalEmbeddingModel.IsCommon(word))
            .Distinct(StringComparer.Ordinal),
    ];
}
