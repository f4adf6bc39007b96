using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas.Keywords;
using GenXai.Workflows.Schemas.Keywords.Numbers;
using GenXai.Workflows.Schemas.Keywords.Texts;
using GenXai.Workflows.Text;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>Compiles keywords that look at a value itself: its type, constants, numbers, texts.</summary>
internal static class ValueKeywords
{
    private static readonly ImmutableArray<string> Bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

    public static IEnumerable<SchemaKeyword> Compile(SchemaObject schema)
    {
        if (schema.Find("type") is { } type)
        {
            yield return new TypeKeyword(Types(schema, type));
        }

        if (schema.Has("enum"))
        {
            var values = schema.List("enum", "a list of values");
            yield return values.IsEmpty ? throw schema.Fault("enum", "'enum' must hold at least one value") : new ConstantsKeyword(values);
        }

        if (schema.Find("const") is { } constant)
        {
            yield return new ConstantsKeyword([constant]);
        }

        foreach (var keyword in Numbers(schema).Concat(Texts(schema)))
        {
            yield return keyword;
        }
    }

    private static IEnumerable<SchemaKeyword> Numbers(SchemaObject schema)
    {
        foreach (var keyword in Bounds)
        {
            if (schema.Number(keyword) is { } bound)
            {
                yield return new NumberBoundKeyword(keyword, bound);
            }
        }

        if (schema.Number("multipleOf") is { } divisor)
        {
            // A divisor that is zero as a double would make every remainder NaN.
            var number = JsonNumber.Of(divisor);
            yield return number.Negative || number.IsZero || number.ToDouble() is 0 or double.PositiveInfinity
                ? throw schema.Wrong("multipleOf", "a number above 0", divisor)
                : new MultipleOfKeyword(divisor);
        }
    }

    private static IEnumerable<SchemaKeyword> Texts(SchemaObject schema)
    {
        if (schema.Has("minLength") || schema.Has("maxLength"))
        {
            yield return SizeKeyword.OfText(schema.Size("minLength", 0), schema.Size("maxLength", int.MaxValue));
        }

        if (schema.Text("pattern") is { } pattern)
        {
            yield return new PatternKeyword(SchemaObject.Pattern(pattern, schema.PointerOf("pattern")));
        }

        if (schema.Text("format") is { } format)
        {
            yield return TextFormats.Names.Contains(format, StringComparer.Ordinal)
                ? new FormatKeyword(format)
                : throw schema.Fault("format", $"'{format}' is not a supported format.{NearestName.Hint(format, TextFormats.Names)} Supported: {string.Join(", ", TextFormats.Names)}; for others use 'pattern'");
        }
    }

    private static ImmutableArray<string> Types(SchemaObject schema, JsonElement type)
    {
        ImmutableArray<JsonElement> names = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray()] : [type];
        if (names.IsEmpty)
        {
            throw schema.Fault("type", "'type' must name at least one type");
        }

        foreach (var name in names)
        {
            if (name.ValueKind != JsonValueKind.String)
            {
                throw schema.Wrong("type", "a type name or a list of type names", type);
            }

            if (!SchemaTypes.Names.Contains(name.GetString()!, StringComparer.Ordinal))
            {
                throw schema.Fault("type", $"'{name.GetString()}' is not a type.{NearestName.Hint(name.GetString()!, SchemaTypes.Names)} Types: {string.Join(", ", SchemaTypes.Names)}");
            }
        }

        return [.. names.Select(name => name.GetString()!)];
    }
}
