using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Data;

/// <summary>The <c>data_transformer</c> tool.</summary>
internal sealed class DataTransformerTool : ComputingTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "data_transformer",
        Description = "Transforms data: keys, values, count, order, flat form of JSON; case and spaces of text.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "data": {"description": "The data: JSON as text or as a value; any text for uppercase, lowercase and trim."},
                "transformation": {"$ref": "#/$defs/kind", "description": "What to do with it."},
                "operation": {"$ref": "#/$defs/kind", "description": "Another name of transformation."}
              },
              "required": ["data"],
              "additionalProperties": false,
              "$defs": {"kind": {"type": "string", "enum": ["keys", "values", "count", "pretty", "minify", "reverse_keys", "sort", "unique", "reverse", "flatten", "uppercase", "lowercase", "trim"]}}
            }
            """,
        Result = "`{transformation, result, original_type, result_type}`",
        Errors = "text that is no JSON; a transformation that data of this type does not have",
        Limits = "nesting of 128",
    };

    public DataTransformerTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var kind = arguments.TextOrNull("transformation") ?? arguments.TextOrNull("operation") ??
            throw arguments.Fault("parameter 'transformation' is missing; it is one of keys, values, count, pretty, minify, reverse_keys, sort, unique, reverse, flatten, uppercase, lowercase, trim");
        var textual = kind is "uppercase" or "lowercase" or "trim";
        var data = textual ? JsonValues.FromString(arguments.Text("data")) : arguments.Json("data");
        var result = textual ? Result.Text(Text(kind, data.GetString()!)) : Transform(kind, data, arguments);
        return Result.Of(new JsonObject
        {
            ["transformation"] = kind,
            ["result"] = result,
            ["original_type"] = JsonValues.TypeName(data),
            ["result_type"] = JsonValues.TypeName(Result.Of(result)),
        });
    }

    private static string Text(string kind, string text) => kind switch
    {
        "uppercase" => text.ToUpperInvariant(),
        "lowercase" => text.ToLowerInvariant(),
        _ => text.Trim(),
    };

    private static JsonNode? Transform(string kind, JsonElement data, ToolArguments arguments) => (kind, data.ValueKind) switch
    {
        ("keys", JsonValueKind.Object) => Result.Texts(data.EnumerateObject().Select(static member => member.Name)),
        ("values", JsonValueKind.Object) => Result.List(data.EnumerateObject().Select(static member => Result.Node(member.Value))),
        ("values", JsonValueKind.Array) => Result.Node(data),
        ("count", JsonValueKind.Object) => data.GetPropertyCount(),
        ("count", JsonValueKind.Array) => data.GetArrayLength(),
        ("count", _) => 1,
        ("pretty", _) => JsonSerializer.Serialize(data, JsonFormats.Indented),
        ("minify", _) => JsonValues.ToJson(data),
        ("reverse_keys", JsonValueKind.Object) => Members(data.EnumerateObject().Reverse()),
        ("sort", JsonValueKind.Object) => Members(data.EnumerateObject().OrderBy(static member => member.Name, StringComparer.Ordinal)),
        ("sort", JsonValueKind.Array) => Result.List(data.EnumerateArray().Order(ValueOrder.Instance).Select(Result.Node)),
        ("unique", JsonValueKind.Array) => Result.List(data.EnumerateArray().DistinctBy(JsonValues.ToJson, StringComparer.Ordinal).Select(Result.Node)),
        ("reverse", JsonValueKind.Array) => Result.List(data.EnumerateArray().Reverse().Select(Result.Node)),
        ("flatten", JsonValueKind.Object or JsonValueKind.Array) => Flatten(data),
        _ => throw arguments.Fault($"'{kind}' cannot be done with data of type {JsonValues.TypeName(data)}"),
    };

    private static JsonObject Members(IEnumerable<JsonProperty> members)
    {
        var ordered = new JsonObject();
        foreach (var member in members)
        {
            ordered[member.Name] = Result.Node(member.Value);
        }

        return ordered;
    }

    private static JsonObject Flatten(JsonElement data)
    {
        var flat = new JsonObject();
        Flatten(data, string.Empty, flat);
        return flat;
    }

    private static void Flatten(JsonElement value, string path, JsonObject flat)
    {
        if (value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() > 0)
        {
            foreach (var member in value.EnumerateObject())
            {
                Flatten(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", flat);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                var step = index++.ToString(System.Globalization.CultureInfo.InvariantCulture);
                Flatten(item, path.Length == 0 ? step : $"{path}.{step}", flat);
            }
        }
        else
        {
            flat[path] = Result.Node(value);
        }
    }
}
