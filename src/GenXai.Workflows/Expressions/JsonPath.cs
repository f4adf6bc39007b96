using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;

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

    public static bool TryGetField(JsonElement value, string name, out JsonElement field) =>
        Look(value, name, out field) != PayloadPresence.Missing;

    /// <summary>Whether an object has a field; of a stored one that may be open.</summary>
    public static PayloadPresence Look(JsonElement value, string name, out JsonElement field)
    {
        field = default;
        if (value.ValueKind != JsonValueKind.Object)
        {
            return PayloadPresence.Missing;
        }

        if (value.TryGetProperty(name, out field))
        {
            return PayloadPresence.Found;
        }

        return PayloadValues.IsReference(value) ? PayloadValues.Look(value, name, out field) : PayloadPresence.Missing;
    }

    /// <summary>One step in a value that holds no references.</summary>
    public static bool TryStepPlain(JsonElement value, string segment, out JsonElement next)
    {
        next = default;
        return value.ValueKind == JsonValueKind.Array
            ? TryStep(value, segment, out next)
            : value.ValueKind == JsonValueKind.Object && value.TryGetProperty(segment, out next);
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
