using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas.Keywords;
using GenXai.Workflows.Schemas.Keywords.Texts;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>Reads the keywords of one schema object, each in the form it must have.</summary>
internal sealed class SchemaObject(JsonElement schema, string pointer)
{
    public bool Has(string keyword) => schema.TryGetProperty(keyword, out _);

    public JsonElement? Find(string keyword) => schema.TryGetProperty(keyword, out var value) ? value : null;

    public string PointerOf(string keyword) => $"{pointer}/{JsonPointer.Escape(keyword)}";

    public string? Text(string keyword) => Find(keyword) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw Wrong(keyword, "a string", other),
    };

    public bool Flag(string keyword) => Find(keyword) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetBoolean(),
        { } other => throw Wrong(keyword, "true or false", other),
    };

    public JsonElement? Number(string keyword) => Find(keyword) switch
    {
        { } value when value.ValueKind != JsonValueKind.Number => throw Wrong(keyword, "a number", value),
        var value => value,
    };

    /// <summary>A size: a whole number from 0.</summary>
    public int Size(string keyword, int otherwise)
    {
        if (Number(keyword) is not { } value)
        {
            return otherwise;
        }

        var number = JsonNumber.Of(value);
        return !number.Negative && number.IsInteger && number.TryToDecimal(out var size)
            ? (int)Math.Min(size, int.MaxValue)
            : throw Wrong(keyword, "a whole number from 0", value);
    }

    public ImmutableArray<JsonElement> List(string keyword, string expected)
    {
        var value = Find(keyword)!.Value;
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Wrong(keyword, expected, value);
    }

    public ImmutableArray<JsonProperty> Members(string keyword)
    {
        if (Find(keyword) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject()] : throw Wrong(keyword, "an object", value);
    }

    public ImmutableArray<string> Names(string keyword) => Names(Find(keyword)!.Value, PointerOf(keyword), keyword);

    public static ImmutableArray<string> Names(JsonElement value, string pointer, string keyword) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(name => name.GetString()!)]
            : throw Wrong(keyword, "a list of property names", value, pointer);

    public static TextPattern Pattern(string pattern, string pointer)
    {
        try
        {
            return new TextPattern(pattern);
        }
        catch (ArgumentException exception)
        {
            throw new JsonSchemaException($"'{pattern}' is no regular expression: {exception.Message}", pointer);
        }
    }

    public JsonSchemaException Wrong(string keyword, string expected, JsonElement value) =>
        Wrong(keyword, expected, value, PointerOf(keyword));

    public JsonSchemaException Fault(string keyword, string message) => new($"{message} (at {PointerOf(keyword)})", PointerOf(keyword));

    private static JsonSchemaException Wrong(string keyword, string expected, JsonElement value, string pointer) => new(
        $"'{keyword}' must be {expected}, got {SchemaTypes.NameOf(value)} {SchemaTypes.Show(value)} (at {pointer})", pointer);
}
