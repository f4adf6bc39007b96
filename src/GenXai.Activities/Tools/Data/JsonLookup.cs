using System.Globalization;
using System.Text.Json;

namespace GenXai.Activities.Tools.Data;

/// <summary>Reads a value at a path of names and indexes: <c>a.b.0</c>, <c>$.a['b'][0]</c>; negative indexes count from the end.</summary>
internal static class JsonLookup
{
    public static bool TryFind(JsonElement data, string path, out JsonElement value) => TryFind(data, Steps(path), out value);

    public static bool TryFind(JsonElement data, IEnumerable<string> steps, out JsonElement value)
    {
        value = data;
        foreach (var step in steps)
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var member))
            {
                value = member;
            }
            else if (value.ValueKind == JsonValueKind.Array && TryIndex(value, step, out var item))
            {
                value = item;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryIndex(JsonElement list, string step, out JsonElement item)
    {
        item = default;
        if (!int.TryParse(step, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        var length = list.GetArrayLength();
        index = index < 0 ? length + index : index;
        if (index < 0 || index >= length)
        {
            return false;
        }

        item = list[index];
        return true;
    }

    private static IEnumerable<string> Steps(string path) => path
        .Replace("[", ".", StringComparison.Ordinal)
        .Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Select(static step => step.TrimEnd(']').Trim('\'', '"'))
        .Where(static (step, index) => index > 0 || step != "$");
}
