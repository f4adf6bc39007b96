using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Workflows.Definitions.Shapes;
using GenXai.Workflows.Definitions.Yaml;
using GenXai.Workflows.Schemas;
using GenXai.Workflows.Validation;
using Shouldly;
using Xunit;

namespace GenXai.Workflows.Tests.Definitions;

public sealed class DefinitionSchemaTests
{
    private static readonly string[] StructuralCodes =
        [DiagnosticCodes.UnknownKey, DiagnosticCodes.MissingKey, DiagnosticCodes.WrongType, DiagnosticCodes.UnknownValue, DiagnosticCodes.UnknownFlow];

    private static readonly JsonSchema Schema = JsonSchema.Parse(JsonDocument.Parse(DefinitionSchema.ToJson()).RootElement.Clone());

    [Fact]
    public void ToJson_OfTheLanguage_IsThePublishedFile()
    {
        var path = Repository.Path("schema", "workflow.schema.json");
        if (Environment.GetEnvironmentVariable("GENXAI_UPDATE") is "1")
        {
            File.WriteAllText(path, DefinitionSchema.ToJson());
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(DefinitionSchema.ToJson(), "run this test with GENXAI_UPDATE=1 to write schema/workflow.schema.json anew");
    }

    [Fact]
    public void Validate_ValidSample_FitsSchemaAndReader()
    {
        var sample = Sample();
        Schema.Validate(sample).ShouldBeEmpty();
        ReaderFaults(sample).ShouldBeEmpty();
    }

    [Fact]
    public void Validate_EachCorruptionOfASample_IsRefusedByBothOrNeither()
    {
        var root = JsonNode.Parse(Sample().GetRawText())!;
        var tried = 0;
        foreach (var corrupt in Corruptions(root))
        {
            var value = corrupt.Value;
            var bySchema = Schema.Validate(value).Count > 0;
            var faults = ReaderFaults(value);
            bySchema.ShouldBe(faults.Count > 0, $"{corrupt.Name}: reader {string.Join('|', faults)}; schema {string.Join('|', Schema.Validate(value))}");
            tried++;
        }

        tried.ShouldBeGreaterThan(400);
    }

    private static JsonElement Sample()
    {
        var root = YamlReader.Read(Loading.Wrap(DefinitionReaderTests.Everything), "w.yaml", new DiagnosticBag())!;
        return root.ToJson();
    }

    /// <summary>The faults that a schema can express: keys and values, not what they refer to.</summary>
    private static List<string> ReaderFaults(JsonElement value) =>
    [
        .. Loading.Text(value.GetRawText()).Diagnostics
            .Where(each => StructuralCodes.Contains(each.Code, StringComparer.Ordinal) && !each.Message.StartsWith("the wait", StringComparison.Ordinal))
            .Select(each => each.ToString()),
    ];

    /// <summary>Each key in turn removed, renamed, set to an odd list and to a negative number.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Corruptions(JsonNode root)
    {
        foreach (var path in Paths(root, []))
        {
            foreach (var way in new[] { "remove", "rename", "list", "number", "object" })
            {
                var copy = root.DeepClone();
                var owner = path.SkipLast(1).Aggregate(copy, (node, part) => part is int index ? node[index]! : node[(string)part]!);
                Corrupt(owner.AsObject(), (string)path[^1], way);
                yield return ($"{way} {string.Join('/', path)}", JsonSerializer.SerializeToElement(copy));
            }
        }
    }

    private static void Corrupt(JsonObject owner, string key, string way)
    {
        var value = owner[key]?.DeepClone();
        owner.Remove(key);
        switch (way)
        {
            case "rename":
                owner["zzz_" + key] = value;
                break;
            case "list":
                owner[key] = new JsonArray(new JsonArray());
                break;
            case "number":
                owner[key] = -7;
                break;
            case "object":
                owner[key] = new JsonObject { ["zzz"] = 1.5 };
                break;
        }
    }

    private static IEnumerable<List<object>> Paths(JsonNode? node, List<object> path)
    {
        switch (node)
        {
            case JsonObject owner:
                foreach (var (key, value) in owner)
                {
                    yield return [.. path, key];
                    foreach (var inner in Paths(value, [.. path, key]))
                    {
                        yield return inner;
                    }
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    foreach (var inner in Paths(list[i], [.. path, i]))
                    {
                        yield return inner;
                    }
                }

                break;
        }
    }
}
