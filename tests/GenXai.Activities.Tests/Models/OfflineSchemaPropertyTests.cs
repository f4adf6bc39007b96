using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using GenXai.Activities.Agents;
using GenXai.Activities.Models.Offline;
using GenXai.Activities.Models.Offline.Sampling;
using GenXai.Activities.Tests.Fakes;
using GenXai.Workflows.Schemas;
using Shouldly;
using Xunit;

namespace GenXai.Activities.Tests.Models;

/// <summary>Whatever schema of the subset that can be met is asked for, the offline model's value is valid against it.</summary>
public sealed class OfflineSchemaPropertyTests
{
    private static readonly Gen<JsonNode> Leaf = Gen.OneOf(
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 20]).Select((least, more) => Node($$"""{"type":"string","minLength":{{least}},"maxLength":{{least + more}}}""")),
        OneOf("date", "date-time", "email", "uri", "uuid").Select(format => Node($$"""{"type":"string","format":"{{format}}"}""")),
        OneOf("^[a-z]+$", "^\\d{4}-\\d{2}$", "^(yes|no)$", "^#[0-9a-f]{6}$", "x?y*z+").Select(pattern => new JsonObject { ["type"] = "string", ["pattern"] = pattern }).Select(node => (JsonNode)node),
        Gen.Select(Gen.Int[-50, 50], Gen.Int[0, 30]).Select((least, more) => Node($$"""{"type":"integer","minimum":{{least}},"maximum":{{least + more}}}""")),
        Gen.Select(Gen.Int[-50, 50], Gen.Int[1, 30]).Select((least, more) => Node($$"""{"type":"number","exclusiveMinimum":{{least}},"exclusiveMaximum":{{least + more}}}""")),
        Gen.Select(OneOf("0.5", "3", "7", "0.01"), Gen.Int[-50, 50]).Select((step, least) => Node($$"""{"type":"number","multipleOf":{{step}},"minimum":{{least}}}""")),
        OneOf("""{"type":"boolean"}""", """{"type":"null"}""", """{"enum":["red","green",3,null]}""", """{"const":{"k":[1]}}""", "true", "{}", """{"type":["integer","null"]}""", """{"$ref":"#/$defs/tree"}""",
            """{"not":{"type":"string"}}""", """{"oneOf":[{"type":"integer","minimum":0},{"type":"integer","maximum":3},{"const":"x"}]}""",
            """{"type":"object","propertyNames":{"pattern":"^[a-z]{2}$"},"minProperties":3,"additionalProperties":{"type":"integer"}}""",
            """{"type":"object","patternProperties":{"^x_":{"type":"boolean"}},"additionalProperties":false,"minProperties":2}""",
            """{"type":"array","items":{"type":"integer"},"contains":{"minimum":100},"uniqueItems":true,"minItems":4}""",
            """{"type":"array","items":{"enum":["a","b","c"]},"uniqueItems":true,"minItems":3}""",
            """{"type":"array","items":{"type":"number","minimum":0,"maximum":1},"uniqueItems":true,"minItems":40}""",
            """{"type":"object","properties":{"card":{"type":"string"}},"dependentRequired":{"card":["name"]},"maxProperties":2}""",
            """{"allOf":[{"type":"number","minimum":3},{"type":"integer","maximum":4}]}""").Select(Node));

    private static readonly Gen<JsonNode> Schemas = Gen.Recursive<JsonNode>((depth, inner) => depth >= 3
        ? Leaf
        : Gen.Frequency((3, Leaf), (3, Objects(inner)), (2, Lists(inner)), (1, Mixed(inner)))).Select(WithDefinitions);

    private static readonly int Iterations = string.Equals(Environment.GetEnvironmentVariable("GENXAI_FULL"), "1", StringComparison.Ordinal) ? 5_000 : 500;

    [Fact]
    public void Sample_AnySchema_IsValid() =>
        Schemas.Sample(
            schema =>
            {
                var element = Value.Of(schema.ToJsonString());
                var topic = new OfflineTopic(new PromptParts("Tester", "Sort the green things", Value.Of("""{"p1": "some text", "p2": 7}"""), null));
                var value = new SchemaSampler(element, topic).Sample();
                value.ShouldNotBeNull(element.GetRawText());
                JsonSchema.Parse(element).Validate(value.Value).ShouldBeEmpty();
            },
            iter: Iterations);

    private static Gen<JsonNode> Objects(Gen<JsonNode> inner) =>
        Gen.Select(inner.Array[0, 4], Gen.Int[0, 15], Gen.Bool, Gen.Int[0, 3]).Select((members, required, closed, least) =>
        {
            var properties = new JsonObject();
            var names = new JsonArray();
            for (var index = 0; index < members.Length; index++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"p{index}");
                properties[name] = members[index].DeepClone();
                if ((required & (1 << index)) != 0)
                {
                    names.Add(name);
                }
            }

            var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = names };
            if (closed)
            {
                schema["additionalProperties"] = false;
            }
            else
            {
                schema["minProperties"] = least;
            }

            return (JsonNode)schema;
        });

    private static Gen<JsonNode> Lists(Gen<JsonNode> inner) =>
        Gen.Select(inner, inner, Gen.Int[0, 3], Gen.Bool).Select((items, first, least, withPrefix) =>
        {
            var schema = new JsonObject { ["type"] = "array", ["items"] = items.DeepClone(), ["minItems"] = least };
            if (withPrefix)
            {
                schema["prefixItems"] = new JsonArray(first.DeepClone());
            }

            return (JsonNode)schema;
        });

    private static Gen<JsonNode> Mixed(Gen<JsonNode> inner) =>
        Gen.Select(inner, inner, Gen.Int[0, 2]).Select((one, other, kind) => (JsonNode)(kind switch
        {
            0 => new JsonObject { ["anyOf"] = new JsonArray(one.DeepClone(), other.DeepClone()) },
            1 => new JsonObject { ["allOf"] = new JsonArray(one.DeepClone()) },
            _ => new JsonObject { ["if"] = new JsonObject { ["type"] = "string" }, ["else"] = one.DeepClone() },
        }));

    private static JsonNode WithDefinitions(JsonNode schema)
    {
        var tree = Node("""{"type":"object","properties":{"label":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/$defs/tree"}}},"required":["label"]}""");
        return new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone()), ["$defs"] = new JsonObject { ["tree"] = tree } };
    }

    private static Gen<string> OneOf(params string[] options) => Gen.Int[0, options.Length - 1].Select(index => options[index]);

    private static JsonNode Node(string json) => JsonNode.Parse(json)!;
}
