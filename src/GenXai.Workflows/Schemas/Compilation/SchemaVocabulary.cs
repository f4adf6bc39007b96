using System.Collections.Immutable;

namespace GenXai.Workflows.Schemas.Compilation;

/// <summary>The keywords of the subset; docs/json-schema.md lists them for users.</summary>
internal static class SchemaVocabulary
{
    /// <summary>Keywords that describe and do not constrain.</summary>
    public static readonly ImmutableArray<string> Annotations =
        ["title", "description", "default", "examples", "$schema", "$id", "$comment", "deprecated", "readOnly", "writeOnly"];

    public static readonly ImmutableArray<string> Assertions =
    [
        "type", "enum", "const",
        "properties", "required", "additionalProperties", "patternProperties", "propertyNames",
        "minProperties", "maxProperties", "dependentRequired",
        "items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems",
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minLength", "maxLength", "pattern", "format",
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
        "$defs", "$ref",
    ];

    public static readonly ImmutableArray<string> All = [.. Assertions, .. Annotations];

    /// <summary>What to use instead of keywords of other drafts, and of 2020-12 outside the subset.</summary>
    public static string? Replacement(string keyword) => keyword switch
    {
        "definitions" => "Use '$defs'.",
        "additionalItems" => "Use 'prefixItems' for the first elements and 'items' for the others.",
        "dependencies" => "Use 'dependentRequired', or 'if' and 'then'.",
        "dependentSchemas" => "Use 'if' with 'required', and 'then'.",
        "unevaluatedProperties" => "Use 'additionalProperties' in a schema that lists all properties.",
        "unevaluatedItems" => "Use 'items'.",
        "nullable" => "Use a type list such as [\"string\", \"null\"].",
        "$anchor" or "$dynamicAnchor" or "$dynamicRef" or "$recursiveRef" or "id" => "Use '$defs' and '$ref' with '#/$defs/NAME'.",
        "minContains" or "maxContains" => "Use 'contains', which asks for one element at least.",
        _ => null,
    };
}
