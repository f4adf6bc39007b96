using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Entities.Memory;

/// <summary>
/// Finds keys of a shared memory by words. It is pure, so that entity and interpreter give the same everywhere: a
/// word counts when the key or the value has it, or a word that begins as it does.
/// </summary>
internal static class MemorySearch
{
    private const int SharedStart = 4;
    public const int DefaultTopK = 5;

    public static IReadOnlyList<MemoryHit> Find(IEnumerable<MemoryCell> cells, MemoryOperation asked)
    {
        var words = asked.Query is { } query ? Words(query) : [];
        var hits = cells
            .Where(cell => asked.Prefix is not { } prefix || cell.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(cell => new MemoryHit(cell.Key, cell.Value, cell.Version, Score(words, cell), cell.At))
            .Where(hit => hit.Score > 0);
        return Best(hits, asked.TopK ?? DefaultTopK);
    }

    /// <summary>How many of the words stand in an item, 0 to 1.</summary>
    public static double Score(string query, MemoryHit item) =>
        Score(Words(query), new MemoryCell(item.Key, item.Value, item.Version, item.At));

    /// <summary>The best of several answers.</summary>
    public static IReadOnlyList<MemoryHit> Best(IEnumerable<MemoryHit> hits, int topK) =>
    [
        .. hits.OrderByDescending(hit => hit.Score)
            .ThenByDescending(hit => hit.At)
            .ThenBy(hit => hit.Key, StringComparer.Ordinal)
            .Take(topK),
    ];

    private static double Score(List<string> words, MemoryCell cell)
    {
        if (words.Count == 0)
        {
            return 1;
        }

        var there = Words($"{cell.Key} {JsonValues.ToText(cell.Value)}");
        return (double)words.Count(word => there.Exists(each => Fits(word, each))) / words.Count;
    }

    // Forms of a word begin alike: refund, refunds, refunded.
    private static bool Fits(string word, string other)
    {
        var shared = Math.Min(word.Length, other.Length);
        return shared >= SharedStart
            ? string.CompareOrdinal(word, 0, other, 0, Math.Max(SharedStart, shared - 1)) == 0
            : string.Equals(word, other, StringComparison.Ordinal);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isPart = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isPart && start < 0)
            {
                start = i;
            }
            else if (!isPart && start >= 0)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }
}
