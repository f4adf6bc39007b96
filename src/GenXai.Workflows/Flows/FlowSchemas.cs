using System.Text.Json.Nodes;

namespace GenXai.Workflows.Flows;

/// <summary>The JSON Schemas of replies that a flow acts upon.</summary>
internal static class FlowSchemas
{
    public static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    public static JsonObject Flag(string description) => new() { ["type"] = "boolean", ["description"] = description };

    public static JsonObject Choice(string description, IEnumerable<string> choices) => new()
    {
        ["type"] = "string",
        ["description"] = description,
        ["enum"] = Array(choices),
    };

    public static JsonObject List(string description, JsonObject items, int least = 0)
    {
        var list = new JsonObject { ["type"] = "array", ["description"] = description, ["items"] = items };
        if (least > 0)
        {
            list["minItems"] = least;
        }

        return list;
    }

    /// <summary>An object that has all of the properties, and no others.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonObject Schema)> properties)
    {
        var shapes = new JsonObject();
        var required = new JsonArray();
        foreach (var (name, schema) in properties)
        {
            shapes[name] = schema;
            required.Add(name);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = shapes, ["required"] = required, ["additionalProperties"] = false };
    }

    public static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];
}
