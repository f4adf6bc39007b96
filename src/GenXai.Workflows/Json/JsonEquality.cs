using System.Text.Json;

namespace GenXai.Workflows.Json;

/// <summary>The <c>==</c> and <c>&lt;</c> of conditions (product.md, section 8).</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Null or JsonValueKind.Undefined, JsonValueKind.Null or JsonValueKind.Undefined) => true,
        (JsonValueKind.True, JsonValueKind.True) or (JsonValueKind.False, JsonValueKind.False) => true,
        (JsonValueKind.Number, JsonValueKind.Number or JsonValueKind.String)
            or (JsonValueKind.String, JsonValueKind.Number) => CompareNumbers(left, right) == 0,
        (JsonValueKind.String, JsonValueKind.String) => string.Equals(left.GetString(), right.GetString(), StringComparison.Ordinal),
        (JsonValueKind.True or JsonValueKind.False, JsonValueKind.String) => BooleanEquals(left, right),
        (JsonValueKind.String, JsonValueKind.True or JsonValueKind.False) => BooleanEquals(right, left),
        (JsonValueKind.Array, JsonValueKind.Array) => ListsEqual(left, right),
        (JsonValueKind.Object, JsonValueKind.Object) => ObjectsEqual(left, right),
        _ => false,
    };

    /// <summary>How two values are ordered; null when they cannot be.</summary>
    public static int? Compare(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
        (JsonValueKind.Number, JsonValueKind.Number or JsonValueKind.String)
            or (JsonValueKind.String, JsonValueKind.Number) => CompareNumbers(left, right),
        _ => null,
    };

    private static int? CompareNumbers(JsonElement left, JsonElement right) =>
        TryGetNumber(left, out var first) && TryGetNumber(right, out var second) ? first.CompareTo(second) : null;

    private static bool TryGetNumber(JsonElement value, out JsonNumber number) =>
        JsonNumber.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), out number);

    private static bool BooleanEquals(JsonElement boolean, JsonElement text) =>
        string.Equals(text.GetString(), boolean.ValueKind == JsonValueKind.True ? "true" : "false", StringComparison.OrdinalIgnoreCase);

    private static bool ListsEqual(JsonElement left, JsonElement right)
    {
        if (left.GetArrayLength() != right.GetArrayLength())
        {
            return false;
        }

        foreach (var (first, second) in left.EnumerateArray().Zip(right.EnumerateArray()))
        {
            if (!AreEqual(first, second))
            {
                return false;
            }
        }

        return true;
    }

    // Dictionaries keep it linear; of a key that stands twice the last value counts, as everywhere.
    private static bool ObjectsEqual(JsonElement left, JsonElement right)
    {
        var others = Fields(right);
        var mine = Fields(left);
        if (mine.Count != others.Count)
        {
            return false;
        }

        foreach (var property in left.EnumerateObject())
        {
            if (!others.TryGetValue(property.Name, out var other) || !AreEqual(mine[property.Name], other))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, JsonElement> Fields(JsonElement value)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            fields[property.Name] = property.Value;
        }

        return fields;
    }
}
