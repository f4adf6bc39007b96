using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Schemas.Keywords;

/// <summary>The type names of JSON Schema.</summary>
internal static class SchemaTypes
{
    private const int ShownLength = 80;

    public static readonly ImmutableArray<string> Names = ["null", "boolean", "object", "array", "number", "string", "integer"];

    public static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "array",
        _ => JsonValues.TypeName(value),
    };

    public static bool IsOfType(JsonElement value, string type) =>
        string.Equals(NameOf(value), type, StringComparison.Ordinal)
        || (type is "integer" && value.ValueKind == JsonValueKind.Number && JsonNumber.Of(value).IsInteger);

    /// <summary>A value for a message, cut where it is long.</summary>
    public static string Show(JsonElement value)
    {
        var text = JsonValues.ToJson(value);
        return text.Length <= ShownLength ? text : text[..ShownLength] + "...";
    }
}
