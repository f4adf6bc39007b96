using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Schemas that hold together: references and alternatives are resolved, so that only plain keywords count.</summary>
/// <param name="Schemas">The schemas, all objects.</param>
/// <param name="Trail">The references that were followed to get here, for bounding recursion.</param>
internal sealed record SchemaPart(ImmutableList<JsonElement> Schemas, ImmutableList<string> Trail)
{
    public IEnumerable<JsonElement> All(string keyword)
    {
        foreach (var schema in Schemas)
        {
            if (schema.TryGetProperty(keyword, out var value))
            {
                yield return value;
            }
        }
    }

    public bool Has(params ReadOnlySpan<string> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (All(keyword).Any())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The greatest of a whole-numbered lower bound.</summary>
    public int Least(string keyword) => All(keyword).Select(Whole).DefaultIfEmpty(0).Max();

    /// <summary>The least of a whole-numbered upper bound.</summary>
    public int Most(string keyword) => All(keyword).Select(Whole).DefaultIfEmpty(int.MaxValue).Min();

    private static int Whole(JsonElement value) => value.TryGetDouble(out var number) ? (int)Math.Min(number, int.MaxValue) : 0;
}
