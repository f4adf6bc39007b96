using System.Globalization;
using System.Text;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>The whole schema around the part at hand: resolves references, checks candidates, bounds the work.</summary>
internal sealed class SchemaScope
{
    private const string RootPointer = "#/$defs/root";
    private static readonly string[] Maps = ["properties", "patternProperties", "$defs"];
    private static readonly string[] Values = ["const", "enum", "default", "examples"];
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = JsonLimits.MaxDepth };
    private readonly Dictionary<string, JsonSchema> _validators = new(StringComparer.Ordinal);
    private int _checksLeft = 20_000;

    /// <summary>Makes the scope of a schema.</summary>
    /// <exception cref="JsonSchemaException">The schema is faulty.</exception>
    public SchemaScope(JsonElement schema)
    {
        JsonSchema.Parse(schema);
        Root = JsonValues.Build(writer => Rewrite(writer, schema, isMap: false));
    }

    /// <summary>The schema, with its references rewritten to where it stands in the wrapper of a check.</summary>
    public JsonElement Root { get; }

    /// <summary>True when so many candidates were refused that going on is no use.</summary>
    public bool IsExhausted => _checksLeft <= 0;

    public bool Fits(IReadOnlyList<JsonElement> schemas, JsonElement value)
    {
        if (schemas.Count == 0)
        {
            return true;
        }

        if (--_checksLeft < 0)
        {
            return false;
        }

        var key = string.Join(',', schemas.Select(static schema => schema.GetRawText()));
        if (!_validators.TryGetValue(key, out var validator))
        {
            // References inside a part point into the root, which therefore travels along.
            var wrapper = $$"""{"$defs":{"root":{{Root.GetRawText()}}},"allOf":[{{key}}]}""";
            validator = JsonSchema.Parse(JsonElement.Parse(wrapper, Reading));
            _validators[key] = validator;
        }

        return validator.Validate(value).Count == 0;
    }

    public JsonElement? Resolve(string reference)
    {
        if (!reference.StartsWith(RootPointer, StringComparison.Ordinal))
        {
            return null;
        }

        var at = Root;
        foreach (var token in reference[RootPointer.Length..].Split('/', StringSplitOptions.None).Skip(1))
        {
            var name = Uri.UnescapeDataString(token).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member))
            {
                at = member;
            }
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    private static void Rewrite(Utf8JsonWriter writer, JsonElement schema, bool isMap)
    {
        switch (schema.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in schema.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    RewriteMember(writer, property, isMap);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in schema.EnumerateArray())
                {
                    Rewrite(writer, item, isMap: false);
                }

                writer.WriteEndArray();
                break;
            default:
                schema.WriteTo(writer);
                break;
        }
    }

    private static void RewriteMember(Utf8JsonWriter writer, JsonProperty property, bool isMap)
    {
        if (isMap)
        {
            Rewrite(writer, property.Value, isMap: false);
        }
        else if (property.NameEquals("$ref") && property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is ['#', ..] reference)
        {
            writer.WriteStringValue(new StringBuilder(RootPointer).Append(reference.AsSpan(1)).ToString());
        }
        else if (Values.Contains(property.Name, StringComparer.Ordinal))
        {
            property.Value.WriteTo(writer);
        }
        else
        {
            Rewrite(writer, property.Value, Maps.Contains(property.Name, StringComparer.Ordinal));
        }
    }
}
