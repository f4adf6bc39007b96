using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Data;

/// <summary>The <c>json_processor</c> tool.</summary>
internal sealed class JsonProcessorTool : ComputingTool
{
    private static readonly ToolCard TheCard = new()
    {
        Name = "json_processor",
        Description = "Processes JSON: parses, prints, reads a value at a path, lists keys, merges two objects.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "data": {"description": "The JSON, as text or as a value."},
                "operation": {"type": "string", "enum": ["parse", "stringify", "pretty", "minify", "get", "keys", "merge"], "description": "What to do (parse)."},
                "path": {"type": "string", "description": "For get: the path, such as items.0.name or $.items[0].name."},
                "other": {"description": "For merge: what is laid over the data, member by member; null removes a member."}
              },
              "required": ["data"],
              "additionalProperties": false
            }
            """,
        Result = "`{operation, result}`; parse adds `type`; get adds `found`",
        Errors = "text that is no JSON; merge of what are no objects",
        Limits = "nesting of 128",
    };

    public JsonProcessorTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var operation = arguments.TextOrNull("operation") ?? "parse";
        var data = arguments.Json("data");
        var result = new JsonObject { ["operation"] = operation };
        switch (operation)
        {
            case "stringify" or "minify":
                result["result"] = JsonValues.ToJson(data);
                break;
            case "pretty":
                result["result"] = JsonSerializer.Serialize(data, JsonFormats.Indented);
                break;
            case "get":
                var found = JsonLookup.TryFind(data, arguments.Text("path"), out var value);
                result["found"] = found;
                result["result"] = found ? Result.Node(value) : null;
                break;
            case "keys":
                result["result"] = Result.Texts(Members(data, arguments).Select(static member => member.Name));
                break;
            case "merge":
                result["result"] = Merge(data, arguments.Json("other"), arguments);
                break;
            default:
                result["result"] = Result.Node(data);
                result["type"] = JsonValues.TypeName(data);
                break;
        }

        return Result.Of(result);
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement data, ToolArguments arguments) =>
        data.ValueKind == JsonValueKind.Object
            ? data.EnumerateObject()
            : throw arguments.Fault($"keys needs an object, got {JsonValues.TypeName(data)}");

    private static JsonObject Merge(JsonElement data, JsonElement other, ToolArguments arguments)
    {
        if (data.ValueKind != JsonValueKind.Object || other.ValueKind != JsonValueKind.Object)
        {
            throw arguments.Fault($"merge needs two objects, got {JsonValues.TypeName(data)} and {JsonValues.TypeName(other)}");
        }

        return (JsonObject)Patch(data, other)!;
    }

    // JSON Merge Patch (RFC 7386).
    private static JsonNode? Patch(JsonElement? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return Result.Node(patch);
        }

        var merged = new JsonObject();
        if (target is { ValueKind: JsonValueKind.Object } members)
        {
            foreach (var member in members.EnumerateObject())
            {
                merged[member.Name] = Result.Node(member.Value);
            }
        }

        foreach (var change in patch.EnumerateObject())
        {
            merged.Remove(change.Name);
            if (change.Value.ValueKind != JsonValueKind.Null)
            {
                JsonElement? before = target is { ValueKind: JsonValueKind.Object } old && old.TryGetProperty(change.Name, out var value) ? value : null;
                merged[change.Name] = Patch(before, change.Value);
            }
        }

        return merged;
    }
}
