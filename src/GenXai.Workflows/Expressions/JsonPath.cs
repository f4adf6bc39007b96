using System.Globalization;
using System.Text.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>Walks a value along the segments of a path: objects by key, lists by index.</summary>
internal static class JsonPath
{
    public static bool TryWalk(JsonElement root, ReadOnlySpan<string> segments, out JsonElement value)
    {
        value = root;
        foreach (var segment in segments)
        {
            if (!TryStep(value, segment, out value))
            {
                return false;
            }
        }

        return true;
    }

    public static bool TryGetField(JsonElement value, string name, out JsonElement field)
    {
        field = default;
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out field);
    }

    private static bool TryStep(JsonElement value, string segment, out JsonElement next)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return TryGetField(value, segment, out next);
        }

        next = default;
        if (!int.TryParse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        var length = value.GetArrayLength();
        var position = index < 0 ? index + length : index;
        if (position < 0 || position >= length)
        {
            return false;
        }

        next = value[position];
        return true;
    }
}
