using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Databases;

/// <summary>Values of SQLite as JSON, and back.</summary>
internal static class SqlValues
{
    public static JsonNode? ToJson(object value) => value switch
    {
        DBNull => null,
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        double => null,
        byte[] blob => JsonValue.Create(Convert.ToBase64String(blob)),
        _ => Result.Text(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
    };

    public static object FromJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => DBNull.Value,
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        _ => value.GetString()!,
    };
}
