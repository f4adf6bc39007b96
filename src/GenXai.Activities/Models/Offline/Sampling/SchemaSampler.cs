using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Activities.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Finds a value that is valid against a schema and says something about the topic.</summary>
internal sealed class SchemaSampler
{
    private const int MaxDepth = 24;
    private const int MaxParts = 64;
    private static readonly string[] AllTypes = ["object", "array", "string", "number", "boolean", "null"];
    private readonly SchemaScope _scope;
    private readonly SchemaExpander _expander;
    private readonly OfflineTopic _topic;
    private readonly StringSampler _strings;
    private readonly ArraySampler _arrays;
    private readonly ObjectSampler _objects;

    public SchemaSampler(JsonElement schema, OfflineTopic topic)
    {
        _scope = new SchemaScope(schema);
        _expander = new SchemaExpander(_scope);
        _topic = topic;
        _strings = new StringSampler(topic);
        _arrays = new ArraySampler(this, _scope);
        _objects = new ObjectSampler(this, _scope);
    }

    /// <summary>The value; null when none was found.</summary>
    public JsonElement? Sample()
    {
        foreach (var value in Candidates(new SampleSite([_scope.Root], null, 0, [], 16)))
        {
            return value;
        }

        return null;
    }

    /// <summary>Values that are valid at a site, best first.</summary>
    public IEnumerable<JsonElement> Candidates(SampleSite site)
    {
        if (site.Depth > MaxDepth)
        {
            yield break;
        }

        foreach (var part in _expander.Expand(site.Schemas, site.Trail).Take(MaxParts))
        {
            foreach (var value in Raw(part, site))
            {
                if (_scope.IsExhausted)
                {
                    yield break;
                }

                if (_scope.Fits(site.Schemas, value))
                {
                    yield return value;
                }
            }
        }
    }

    private IEnumerable<JsonElement> Raw(SchemaPart part, SampleSite site)
    {
        if (site.Name is { } name && _topic.Field(name) is { } known)
        {
            yield return known;
        }

        if (part.All("const").Select(static value => (JsonElement?)value).FirstOrDefault() is { } constant)
        {
            yield return constant;
            yield break;
        }

        if (part.All("enum").Select(static value => (JsonElement?)value).FirstOrDefault() is { } options)
        {
            foreach (var option in _topic.Rank([.. options.EnumerateArray()], JsonText.PrintPlain))
            {
                yield return option;
            }

            yield break;
        }

        foreach (var value in Types(part).SelectMany(type => OfType(type, part, site).Take(site.Variety)))
        {
            yield return value;
        }
    }

    private IEnumerable<JsonElement> OfType(string type, SchemaPart part, SampleSite site) => type switch
    {
        "object" => _objects.Candidates(part, site),
        "array" => _arrays.Candidates(part, site),
        "string" => _strings.Candidates(part),
        "integer" => NumberSampler.Candidates(part, whole: true),
        "number" => NumberSampler.Candidates(part, whole: false),
        "boolean" => BooleanSampler.Candidates(site.Name, _topic),
        _ => [JsonValues.Null],
    };

    private static IEnumerable<string> Types(SchemaPart part)
    {
        var lists = part.All("type").Select(Names).ToArray();
        if (lists.Length > 0)
        {
            // A whole number is a number: what one schema calls number another may narrow to integer.
            var types = lists[0].SelectMany(type => string.Equals(type, "number", StringComparison.Ordinal) ? ["number", "integer"] : (string[])[type]);
            return types
                .Where(type => lists.All(list => list.Contains(type, StringComparer.Ordinal) ||
                    (string.Equals(type, "integer", StringComparison.Ordinal) && list.Contains("number", StringComparer.Ordinal))))
                .OrderBy(static type => string.Equals(type, "null", StringComparison.Ordinal));
        }

        var likeliest =
            part.Has("properties", "required", "patternProperties", "propertyNames", "minProperties", "additionalProperties", "dependentRequired") ? "object" :
            part.Has("items", "prefixItems", "minItems", "contains", "uniqueItems") ? "array" :
            part.Has("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? "number" : "string";
        return AllTypes.OrderByDescending(type => string.Equals(type, likeliest, StringComparison.Ordinal));
    }

    private static ImmutableArray<string> Names(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(static name => name.GetString()!)] : [type.GetString()!];
}
