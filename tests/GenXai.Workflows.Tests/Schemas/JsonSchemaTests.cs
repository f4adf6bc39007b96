using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Schemas;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type": "number"}""", "1.5", true)]
    [InlineData("""{"type": "integer"}""", "1.0", true)]
    [InlineData("""{"type": "integer"}""", "1e400", true)]
    [InlineData("""{"type": "integer"}""", "1.5", false)]
    [InlineData("""{"type": ["string", "null"]}""", "null", true)]
    [InlineData("""{"type": ["string", "null"]}""", "1", false)]
    [InlineData("""{"enum": [1, {"a": [2]}]}""", """{"a": [2.0]}""", true)]
    [InlineData("""{"enum": [1]}""", "\"1\"", false)]
    [InlineData("""{"const": null}""", "null", true)]
    [InlineData("""{"const": {"a": 1, "b": 2}}""", """{"b": 2, "a": 1.0}""", true)]
    [InlineData("""{"const": null}""", "false", false)]
    [InlineData("true", "1", true)]
    [InlineData("false", "1", false)]
    [InlineData("""{"required": ["a"]}""", "{}", false)]
    [InlineData("""{"required": ["a"]}""", "1", true)]
    [InlineData("""{"properties": {"a": {"type": "string"}}}""", """{"a": 1}""", false)]
    [InlineData("""{"properties": {"a": true}, "additionalProperties": false}""", """{"b": 1}""", false)]
    [InlineData("""{"patternProperties": {"^x": {"type": "number"}}, "additionalProperties": false}""", """{"xy": 1}""", true)]
    [InlineData("""{"patternProperties": {"^x": {"type": "number"}}}""", """{"xy": "1"}""", false)]
    [InlineData("""{"additionalProperties": {"type": "number"}}""", """{"a": "1"}""", false)]
    [InlineData("""{"propertyNames": {"maxLength": 2}}""", """{"abc": 1}""", false)]
    [InlineData("""{"minProperties": 1}""", "{}", false)]
    [InlineData("""{"maxProperties": 1}""", """{"a": 1, "b": 1}""", false)]
    [InlineData("""{"dependentRequired": {"a": ["b"]}}""", """{"a": 1}""", false)]
    [InlineData("""{"dependentRequired": {"a": ["b"]}}""", """{"c": 1}""", true)]
    [InlineData("""{"items": {"type": "number"}}""", """[1, "2"]""", false)]
    [InlineData("""{"prefixItems": [{"type": "string"}], "items": false}""", """["a"]""", true)]
    [InlineData("""{"prefixItems": [{"type": "string"}], "items": false}""", """["a", 1]""", false)]
    [InlineData("""{"contains": {"const": 2}}""", "[1, 2]", true)]
    [InlineData("""{"contains": {"const": 2}}""", "[1]", false)]
    [InlineData("""{"minItems": 1, "maxItems": 2}""", "[]", false)]
    [InlineData("""{"maxItems": 2}""", "[1, 2, 3]", false)]
    [InlineData("""{"uniqueItems": true}""", """[1, 1.0]""", false)]
    [InlineData("""{"uniqueItems": true}""", """[{"a": 1, "b": 2}, {"b": 2, "a": 1}]""", false)]
    [InlineData("""{"uniqueItems": true}""", """[1, "1", [1]]""", true)]
    [InlineData("""{"minimum": 1, "maximum": 2}""", "2", true)]
    [InlineData("""{"minimum": 1}""", "0.99", false)]
    [InlineData("""{"exclusiveMinimum": 1}""", "1.0", false)]
    [InlineData("""{"exclusiveMaximum": 1}""", "1", false)]
    [InlineData("""{"multipleOf": 0.1}""", "0.3", true)]
    [InlineData("""{"multipleOf": 0.1}""", "0.35", false)]
    [InlineData("""{"multipleOf": 2}""", "1e400", false)]
    [InlineData("""{"minLength": 2}""", "\"😀\"", false)]
    [InlineData("""{"maxLength": 1}""", "\"😀\"", true)]
    [InlineData("""{"pattern": "b+"}""", "\"abbc\"", true)]
    [InlineData("""{"pattern": "^b"}""", "\"abbc\"", false)]
    [InlineData("""{"pattern": "(?=x)x"}""", "\"x\"", true)]
    [InlineData("""{"allOf": [{"minimum": 1}, {"maximum": 3}]}""", "4", false)]
    [InlineData("""{"anyOf": [{"type": "string"}, {"minimum": 3}]}""", "4", true)]
    [InlineData("""{"anyOf": [{"type": "string"}, {"minimum": 3}]}""", "2", false)]
    [InlineData("""{"oneOf": [{"minimum": 1}, {"maximum": 3}]}""", "2", false)]
    [InlineData("""{"oneOf": [{"minimum": 1}, {"maximum": 3}]}""", "4", true)]
    [InlineData("""{"not": {"type": "string"}}""", "\"a\"", false)]
    [InlineData("""{"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"minimum": 2}}""", "\"a\"", false)]
    [InlineData("""{"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"minimum": 2}}""", "2", true)]
    [InlineData("""{"$defs": {"a/b %": {"type": "string"}}, "$ref": "#/$defs/a~1b%20%25"}""", "1", false)]
    [InlineData("""{"properties": {"next": {"$ref": "#"}, "v": {"type": "number"}}}""", """{"next": {"next": {"v": "x"}}}""", false)]
    [InlineData("""{"title": "t", "description": "d", "default": 1, "examples": [], "$schema": "s", "$comment": "c"}""", "1", true)]
    public void Validate_Value_FitsOrNot(string schema, string value, bool fits) =>
        Validate(schema, value).Count.ShouldBe(fits ? 0 : 1);

    [Theory]
    [InlineData("date", "2024-02-29", true)]
    [InlineData("date", "2023-02-29", false)]
    [InlineData("date-time", "2024-01-02T03:04:05Z", true)]
    [InlineData("date-time", "2024-01-02t03:04:60.123456789012+23:59", true)]
    [InlineData("date-time", "2024-01-02T03:04:05", false)]
    [InlineData("date-time", "2024-01-02", false)]
    [InlineData("date-time", "2024-01-02T25:04:05Z", false)]
    [InlineData("date-time", "2024-01-02T03:04:05.Z", false)]
    [InlineData("email", "a.b+c@example.org", true)]
    [InlineData("email", "a b@example.org", false)]
    [InlineData("email", "a@@example.org", false)]
    [InlineData("email", "a@-x.org", false)]
    [InlineData("uri", "https://example.org/a?b#c", true)]
    [InlineData("uri", "urn:isbn:123", true)]
    [InlineData("uri", "/a/b", false)]
    [InlineData("uri", "http://a b", false)]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-426614174000", true)]
    [InlineData("uuid", "123e4567e89b12d3a456426614174000", false)]
    public void Validate_Format_IsChecked(string format, string text, bool fits) =>
        Validate($$"""{"format": "{{format}}"}""", JsonValues.ToJson(JsonValues.FromString(text))).Count.ShouldBe(fits ? 0 : 1);

    [Fact]
    public void Validate_Faults_NameThePathInTheValue()
    {
        const string Schema = """
            {"type": "object", "required": ["name"], "additionalProperties": false,
             "properties": {"name": {"type": "string"}, "items": {"items": {"properties": {"price": {"type": "number"}}}}, "a b": {"const": 1}}}
            """;
        Validate(Schema, """{"items": [{}, {}, {"price": "x"}], "a b": 2, "nam": "x"}""").ShouldBe(
        [
            "$: the property 'name' is required, but missing",
            "$.items[2].price: expected number, got string",
            "$['a b']: expected 1, got 2",
            "$: the property 'nam' is not allowed. Did you mean 'name'? Allowed: name, items, a b.",
        ]);
        Validate("""{"type": "number"}""", "[]").ShouldBe(["$: expected number, got array"]);
    }

    [Theory]
    [InlineData("""{"properties": {"a": {"minimun": 1}}}""", "#/properties/a/minimun", "Did you mean 'minimum'?")]
    [InlineData("""{"definitions": {}}""", "#/definitions", "Use '$defs'")]
    [InlineData("""{"nullable": true}""", "#/nullable", "[\"string\", \"null\"]")]
    [InlineData("""{"type": "sting"}""", "#/type", "Did you mean 'string'?")]
    [InlineData("""{"type": 1}""", "#/type", "type name")]
    [InlineData("""{"type": []}""", "#/type", "at least one")]
    [InlineData("""{"items": [true]}""", "#/items", "prefixItems")]
    [InlineData("""{"minLength": -1}""", "#/minLength", "whole number from 0")]
    [InlineData("""{"maximum": "1"}""", "#/maximum", "must be a number")]
    [InlineData("""{"multipleOf": 0}""", "#/multipleOf", "above 0")]
    [InlineData("""{"pattern": "("}""", "#/pattern", "regular expression")]
    [InlineData("""{"patternProperties": {"(": true}}""", "#/patternProperties/(", "regular expression")]
    [InlineData("""{"format": "dat"}""", "#/format", "Did you mean 'date'?")]
    [InlineData("""{"anyOf": []}""", "#/anyOf", "at least one")]
    [InlineData("""{"enum": []}""", "#/enum", "at least one")]
    [InlineData("""{"allOf": [1]}""", "#/allOf/0", "object, true or false")]
    [InlineData("""{"required": [1]}""", "#/required", "property names")]
    [InlineData("""{"properties": []}""", "#/properties", "object")]
    [InlineData("""{"uniqueItems": 1}""", "#/uniqueItems", "true or false")]
    [InlineData("""{"$ref": "#/$defs/x"}""", "#/$ref", "leads nowhere")]
    [InlineData("""{"$ref": "https://example.org"}""", "#/$ref", "inside this schema")]
    [InlineData("""{"$ref": "#"}""", "#", "never end")]
    [InlineData("""{"$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]}, "b": {"not": {"$ref": "#/$defs/a"}}}}""", "#/$defs/a", "never end")]
    [InlineData("""{"$defs": {"a/b": {"x": 1}}}""", "#/$defs/a~1b/x", "supported")]
    [InlineData("[]", "#", "object, true or false")]
    public void Parse_FaultySchema_IsRefusedWithItsPointer(string schema, string place, string message)
    {
        var error = Should.Throw<JsonSchemaException>(() => JsonSchema.Parse(JsonValues.Parse(schema)));
        error.Path.ShouldBe(place);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Validate_WorkThatDoubles_EndsInOneFault()
    {
        var definitions = string.Join(",", Enumerable.Range(0, 40).Select(index =>
            $$"""
            "d{{index}}": {"allOf": [{"$ref": "#/$defs/d{{index + 1}}"}, {"$ref": "#/$defs/d{{index + 1}}"}]}
            """));
        Validate($$"""{"$ref": "#/$defs/d0", "$defs": { {{definitions}}, "d40": {"type": "string"} } }""", "1")
            .ShouldHaveSingleItem().ShouldContain("two million steps");
    }

    [Fact]
    public void Validate_LongChainOfReferences_NeitherOverflowsNorLies()
    {
        var definitions = string.Join(",", Enumerable.Range(0, 5000).Select(index => $$"""
            "d{{index}}": {"$ref": "#/$defs/d{{index + 1}}"}
            """));
        Validate($$"""{"$ref": "#/$defs/d0", "$defs": { {{definitions}}, "d5000": {"type": "string"} } }""", "1")
            .ShouldHaveSingleItem().ShouldContain("too deep");
    }

    [Fact]
    public void Validate_DeepValueAndRecursiveSchema_AreChecked()
    {
        var value = string.Concat(Enumerable.Repeat("""{"n":""", 127)) + "1" + new string('}', 127);
        Validate("""{"allOf": [{"$ref": "#/$defs/t"}], "$defs": {"t": {"properties": {"n": {"allOf": [{"$ref": "#/$defs/t"}]}}, "type": "object"}}}""", value)
            .ShouldHaveSingleItem().ShouldContain("expected object, got number");
    }

    [Fact]
    public void Validate_ManyFaults_AreCountedAtTheEnd()
    {
        var faults = Validate("""{"items": {"type": "string"}}""", "[" + string.Join(",", Enumerable.Repeat("1", 250)) + "]");
        faults.Count.ShouldBe(101);
        faults[^1].ShouldContain("150 further faults");
    }

    private static IReadOnlyList<string> Validate(string schema, string value) =>
        JsonSchema.Parse(JsonValues.Parse(schema)).Validate(JsonValues.Parse(value));
}
