using System.Globalization;

namespace GenXai.Activities.Tools.Texts;

/// <summary>What can be counted in a text.</summary>
internal sealed class TextMeasures
{
    private static readonly HashSet<string> StopWords = new(
        ("a about after all also an and any are as at be because been but by can could did do does for from had has have he her his how i if in into is it its " +
        "just me more most my no not of on one or our out so some such than that the their them then there these they this to too up us very was we were what when " +
        "where which who why will with would you your").Split(' '),
        StringComparer.Ordinal);

    public TextMeasures(string text)
    {
        Words = Split(text);
        Characters = new StringInfo(text).LengthInTextElements;
        CharactersWithoutSpaces = Characters - text.Count(char.IsWhiteSpace);
        Sentences = CountSentences(text);
    }

    /// <summary>The words in lower case, in their order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Characters as a reader sees them.</summary>
    public int Characters { get; }

    public int CharactersWithoutSpaces { get; }

    public int Sentences { get; }

    public int UniqueWords => Words.Distinct(StringComparer.Ordinal).Count();

    public double AverageWordLength => Words.Count == 0 ? 0 : Words.Average(static word => word.Length);

    public double AverageSentenceLength => Sentences == 0 ? 0 : (double)Words.Count / Sentences;

    /// <summary>The Flesch reading ease: 100 is easy, 0 is hard.</summary>
    public double ReadingEase => Words.Count == 0
        ? 0
        : Math.Clamp(206.835 - (1.015 * AverageSentenceLength) - (84.6 * Words.Average(Syllables)), 0, 100);

    /// <summary>The words that carry meaning, the commonest first, words of one count in ordinal order.</summary>
    public IEnumerable<(string Word, int Count)> Keywords() => Words
        .Where(static word => word.Length > 2 && !StopWords.Contains(word) && !word.All(char.IsDigit))
        .GroupBy(static word => word, StringComparer.Ordinal)
        .Select(static group => (Word: group.Key, Count: group.Count()))
        .OrderByDescending(static entry => entry.Count)
        .ThenBy(static entry => entry.Word, StringComparer.Ordinal);

    private static List<string> Split(string text)
    {
        List<string> words = [];
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length &&
                (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) ||
                (start >= 0 && text[i] is '\'' or '’' or '-' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }

    private static int CountSentences(string text)
    {
        var (count, open) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] is '.' or '!' or '?' or '。' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));
            if (ends && open)
            {
                count++;
                open = false;
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                open = true;
            }
        }

        return open ? count + 1 : count;
    }

    // English: groups of vowels, a silent e at the end not counted.
    private static int Syllables(string word)
    {
        var (count, before) = (0, false);
        foreach (var letter in word)
        {
            var vowel = letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
            count += vowel && !before ? 1 : 0;
            before = vowel;
        }

        return Math.Max(1, word.EndsWith('e') && count > 1 ? count - 1 : count);
    }
}
