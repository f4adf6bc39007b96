using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Data;

/// <summary>Orders values: null, booleans, numbers by value, texts by their characters, then the rest by its JSON.</summary>
internal sealed class ValueOrder : IComparer<JsonElement>
{
    public static ValueOrder Instance { get; } = new();

    public int Compare(JsonElement x, JsonElement y)
    {
        var byKind = Rank(x).CompareTo(Rank(y));
        if (byKind != 0)
        {
            return byKind;
        }

        return x.ValueKind == JsonValueKind.Number
            ? x.GetDouble().CompareTo(y.GetDouble())
            : string.CompareOrdinal(JsonValues.ToText(x), JsonValues.ToText(y));
    }

    private static int Rank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => 0,
        JsonValueKind.False => 1,
        JsonValueKind.True => 2,
        JsonValueKind.Number => 3,
        JsonValueKind.String => 4,
        JsonValueKind.Array => 5,
        _ => 6,
    };
}
