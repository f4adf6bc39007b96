using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Core;

/// <summary>Makes results of JSON nodes.</summary>
internal static class Result
{
    // Data of the deepest kind that is accepted, inside the result's own object.
    private static readonly JsonSerializerOptions Options = new() { MaxDepth = 1000 };

    public static JsonElement Of(JsonNode? node) => JsonSerializer.SerializeToElement(node, Options);

    /// <summary>A text, with halves of surrogate pairs that stand alone made readable.</summary>
    public static JsonNode? Text(string? text) => text is null ? null : Node(JsonValues.FromString(text));

    public static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element),
    };

    public static JsonArray List(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray Texts(IEnumerable<string?> texts) => List(texts.Select(Text));
}
