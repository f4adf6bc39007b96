using System.Text.Json;
using GenXai.Workflows.Contracts.Memory;
using GenXai.Workflows.Interpreter.Nodes.Memory;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Entities.Memory;

/// <summary>Orders what a shared memory holds by how well it fits what is looked for: by words and by meaning.</summary>
public static class MemoryRanking
{
    /// <summary>What is less alike by meaning than this does not fit.</summary>
    private const double Least = 0.3;

    private const int Longest = 2000;

    /// <summary>What of an item is compared by meaning: key and value, the first 2,000 characters.</summary>
    /// <param name="item">The item.</param>
    public static string TextOf(MemoryHit item)
    {
        var text = $"{item.Key}: {JsonValues.ToText(item.Value)}";
        return text.Length <= Longest ? text : text[..Longest];
    }

    /// <summary>The best items, as <c>memory_search</c> gives them.</summary>
    /// <param name="items">All items.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="closeness">How alike each item and the query are by meaning, up to 1.</param>
    /// <param name="topK">Most items.</param>
    public static JsonElement Rank(IReadOnlyList<MemoryHit> items, string query, IReadOnlyList<double> closeness, int topK)
    {
        var scored = items
            .Select((item, index) => item with { Score = Math.Max(MemorySearch.Score(query, item), closeness[index] < Least ? 0 : closeness[index]) })
            .Where(static item => item.Score > 0);
        return MemoryResults.Found(MemorySearch.Best(scored, topK));
    }
}
