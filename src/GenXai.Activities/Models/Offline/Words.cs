using System.Collections.Frozen;
using System.Text;

namespace GenXai.Activities.Models.Offline;

/// <summary>The stems of a text's words: what the offline model compares texts by.</summary>
internal sealed class Words
{
    // Longest first: one suffix is taken off each word.
    private static readonly string[] Suffixes =
        ["ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "ly", "al", "s", "y", "e"];

    private const int ShortestStem = 3;

    // Bounds the work on inputs of megabytes; the first words say what a text is about.
    private const int LongestText = 20_000;
    private readonly FrozenSet<string> _stems;

    private Words(FrozenSet<string> stems) => _stems = stems;

    public static Words Of(string text) =>
        new(Split(text.Length <= LongestText ? text : text[..LongestText]).Select(Stem).ToFrozenSet(StringComparer.Ordinal));

    public bool Contains(string stem) => _stems.Contains(stem);

    /// <summary>How many different words of a text are among these.</summary>
    public int Overlap(string text) => Split(text).Select(Stem).Distinct(StringComparer.Ordinal).Count(_stems.Contains);

    /// <summary>The words of a text in lower case; names are taken apart at underscores and capitals.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        var previous = ' ';
        foreach (var character in text)
        {
            var boundary = !char.IsLetterOrDigit(character) || (char.IsUpper(character) && char.IsLower(previous));
            if (boundary && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }

            previous = character;
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    public static string Stem(string word)
    {
        foreach (var suffix in Suffixes)
        {
            if (word.Length - suffix.Length >= ShortestStem && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                word = word[..^suffix.Length];
                break;
            }
        }

        // shipped and shipping leave shipp; ship is meant.
        return word.Length > ShortestStem && word[^1] == word[^2] ? word[..^1] : word;
    }
}
