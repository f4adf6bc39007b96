using System.Globalization;
using System.Text.Json;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>JSON pointers (RFC 6901) in the fragment form of <c>$ref</c>.</summary>
internal static class JsonPointer
{
    public const string Root = "#";

    public static string Escape(string segment) =>
        segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Finds what a pointer such as <c>#/$defs/item</c> leads to; the canonical form is free of percent escapes.</summary>
    public static bool TryResolve(JsonElement document, string pointer, out JsonElement value, out string canonical)
    {
        value = document;
        canonical = Root;
        foreach (var raw in pointer[Root.Length..].Split('/').Skip(1))
        {
            var segment = Uri.UnescapeDataString(raw)
                .Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (!TryStep(value, segment, out value))
            {
                return false;
            }

            canonical += "/" + Escape(segment);
        }

        return true;
    }

    private static bool TryStep(JsonElement value, string segment, out JsonElement next)
    {
        next = default;
        if (value.ValueKind == JsonValueKind.Object)
        {
            return value.TryGetProperty(segment, out next);
        }

        if (value.ValueKind != JsonValueKind.Array
            || !int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= value.GetArrayLength())
        {
            return false;
        }

        next = value[index];
        return true;
    }
}
