using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenXai.Workflows.Json;

/// <summary>
/// One text per value, whatever the order of keys and the spelling of numbers and escapes: equal texts mean equal
/// values in the sense of JSON Schema (1 equals 1.0, but not "1").
/// </summary>
public static class CanonicalJson
{
    /// <summary>The text of a value.</summary>
    /// <param name="value">The value; an undefined one counts as null.</param>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Append(value, text);
        return text.ToString();
    }

    private static void Append(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                var number = JsonNumber.Of(value);
                text.Append(number.Negative ? "-" : "").Append(number.Digits).Append('e')
                    .Append(CultureInfo.InvariantCulture, $"{number.Exponent}");
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var element in value.EnumerateArray())
                {
                    Append(element, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case JsonValueKind.Object:
                AppendObject(value, text);
                break;
            default:
                text.Append(JsonValues.ToJson(value));
                break;
        }
    }

    private static void AppendObject(JsonElement value, StringBuilder text)
    {
        var properties = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            properties[property.Name] = property.Value;
        }

        text.Append('{');
        foreach (var (name, field) in properties)
        {
            text.Append(JsonValues.ToJson(JsonValues.FromString(name))).Append(':');
            Append(field, text);
            text.Append(',');
        }

        text.Append('}');
    }
}
