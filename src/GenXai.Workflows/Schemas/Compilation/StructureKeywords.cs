using System.Collections.Immutable;
using GenXai.Workflows.Schemas.Keywords;
using GenXai.Workflows.Schemas.Keywords.Lists;
using GenXai.Workflows.Schemas.Keywords.Objects;
using GenXai.Workflows.Schemas.Keywords.Texts;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>Compiles keywords that look into lists and objects.</summary>
internal static class StructureKeywords
{
    public static IEnumerable<SchemaKeyword> Compile(SchemaObject schema, SchemaCompiler compiler) =>
        Objects(schema, compiler).Concat(Lists(schema, compiler));

    private static IEnumerable<SchemaKeyword> Objects(SchemaObject schema, SchemaCompiler compiler)
    {
        if (schema.Has("required"))
        {
            yield return new RequiredKeyword(schema.Names("required"));
        }

        if (schema.Has("properties") || schema.Has("patternProperties") || schema.Has("additionalProperties"))
        {
            yield return Properties(schema, compiler);
        }

        if (compiler.Find(schema, "propertyNames") is { } names)
        {
            yield return new PropertyNamesKeyword(names);
        }

        if (schema.Has("minProperties") || schema.Has("maxProperties"))
        {
            yield return SizeKeyword.OfObject(schema.Size("minProperties", 0), schema.Size("maxProperties", int.MaxValue));
        }

        if (schema.Has("dependentRequired"))
        {
            const string Keyword = "dependentRequired";
            yield return new DependentRequiredKeyword([.. schema.Members(Keyword).Select(member => KeyValuePair.Create(
                member.Name,
                SchemaObject.Names(member.Value, $"{schema.PointerOf(Keyword)}/{JsonPointer.Escape(member.Name)}", Keyword)))]);
        }
    }

    private static PropertiesKeyword Properties(SchemaObject schema, SchemaCompiler compiler)
    {
        var properties = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var member in schema.Members("properties"))
        {
            properties[member.Name] = compiler.Schema(member.Value, $"{schema.PointerOf("properties")}/{JsonPointer.Escape(member.Name)}");
            names.Add(member.Name);
        }

        var patterns = ImmutableArray.CreateBuilder<KeyValuePair<TextPattern, SchemaNode>>();
        foreach (var member in schema.Members("patternProperties"))
        {
            var pointer = $"{schema.PointerOf("patternProperties")}/{JsonPointer.Escape(member.Name)}";
            patterns.Add(KeyValuePair.Create(SchemaObject.Pattern(member.Name, pointer), compiler.Schema(member.Value, pointer)));
        }

        return new PropertiesKeyword(
            properties, names.ToImmutable(), patterns.ToImmutable(), compiler.Find(schema, "additionalProperties"));
    }

    private static IEnumerable<SchemaKeyword> Lists(SchemaObject schema, SchemaCompiler compiler)
    {
        if (schema.Find("items") is { ValueKind: System.Text.Json.JsonValueKind.Array })
        {
            throw schema.Fault("items", "'items' must be one schema; for a schema per position use 'prefixItems'");
        }

        if (schema.Has("items") || schema.Has("prefixItems"))
        {
            yield return new ItemsKeyword(
                schema.Has("prefixItems") ? compiler.All(schema, "prefixItems") : [], compiler.Find(schema, "items"));
        }

        if (compiler.Find(schema, "contains") is { } contained)
        {
            yield return new ContainsKeyword(contained);
        }

        if (schema.Has("minItems") || schema.Has("maxItems"))
        {
            yield return SizeKeyword.OfList(schema.Size("minItems", 0), schema.Size("maxItems", int.MaxValue));
        }

        if (schema.Flag("uniqueItems"))
        {
            yield return new UniqueItemsKeyword();
        }
    }
}
