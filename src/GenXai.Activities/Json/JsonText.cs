using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Json;

/// <summary>What activities need of JSON beside <see cref="JsonValues"/>.</summary>
internal static class JsonText
{
    /// <summary>Parses a value that a model may have written as JSON, or not.</summary>
    public static bool TryParse(string text, out JsonElement value, [NotNullWhen(false)] out string? fault)
    {
        try
        {
            value = JsonValues.Parse(text);
            fault = null;
            return true;
        }
        catch (JsonException exception)
        {
            value = default;
            fault = exception.Message;
            return false;
        }
    }

    /// <summary>Text as it is, all else as compact JSON; null, unlike in templates, as <c>null</c>.</summary>
    public static string PrintPlain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonValues.ToJson(value);
}
