using System.Text;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Filters;

/// <summary>Filters of texts.</summary>
internal static class TextFilters
{
    public static JsonElement Upper(JsonElement value, FilterCall call) =>
        JsonValues.FromString(TextOf(value, call).ToUpperInvariant());

    public static JsonElement Lower(JsonElement value, FilterCall call) =>
        JsonValues.FromString(TextOf(value, call).ToLowerInvariant());

    public static JsonElement Trim(JsonElement value, FilterCall call) =>
        JsonValues.FromString(TextOf(value, call).Trim());

    /// <summary>The first letter of each word in upper case, the rest in lower; "don't" is one word.</summary>
    public static JsonElement Title(JsonElement value, FilterCall call)
    {
        var text = new StringBuilder();
        var inWord = false;
        foreach (var rune in TextOf(value, call).EnumerateRunes())
        {
            text.Append(inWord ? Rune.ToLowerInvariant(rune) : Rune.ToUpperInvariant(rune));
            inWord = Rune.IsLetterOrDigit(rune) || (inWord && rune.Value is '\'' or '\u2019');
        }

        return JsonValues.FromString(text.ToString());
    }

    public static JsonElement ToJson(JsonElement value, FilterCall call) =>
        JsonValues.FromString(JsonValues.ToJson(value));

    private static string TextOf(JsonElement value, FilterCall call) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw call.WrongType(value, "a string");
}
