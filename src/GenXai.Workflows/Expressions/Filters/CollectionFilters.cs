using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Filters;

/// <summary>Filters of lists, and of whatever has a length.</summary>
internal static class CollectionFilters
{
    private const string DefaultSeparator = ", ";

    /// <summary>Characters (not UTF-16 units) of a text, elements of a list, keys of an object.</summary>
    public static JsonElement Length(JsonElement value, FilterCall call) => value.ValueKind switch
    {
        JsonValueKind.String => JsonValues.FromInt(value.GetString()!.EnumerateRunes().Count()),
        JsonValueKind.Array => JsonValues.FromInt(value.GetArrayLength()),
        JsonValueKind.Object => JsonValues.FromInt(value.GetPropertyCount()),
        _ => throw call.WrongType(value, "a string, a list or an object"),
    };

    /// <summary>The first element; null of an empty list, so that a default can follow.</summary>
    public static JsonElement First(JsonElement value, FilterCall call) => ElementAt(value, call, _ => 0);

    /// <summary>The last element; null of an empty list, so that a default can follow.</summary>
    public static JsonElement Last(JsonElement value, FilterCall call) => ElementAt(value, call, length => length - 1);

    public static JsonElement Join(JsonElement value, FilterCall call)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw call.WrongType(value, "a list");
        }

        var separator = call.Argument switch
        {
            null => DefaultSeparator,
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { } other => throw call.WrongArgument(other, "a string"),
        };
        return JsonValues.FromString(string.Join(separator, value.EnumerateArray().Select(JsonValues.ToText)));
    }

    private static JsonElement ElementAt(JsonElement value, FilterCall call, Func<int, int> index)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw call.WrongType(value, "a list");
        }

        var length = value.GetArrayLength();
        return length == 0 ? JsonValues.Null : value[index(length)];
    }
}
