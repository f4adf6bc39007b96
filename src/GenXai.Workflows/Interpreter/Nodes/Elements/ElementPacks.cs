using System.Text.Json;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes.Elements;

/// <summary>
/// Results of elements that are carried from generation to generation as one value (docs/adr/0032), so that what a
/// wide for_each carries does not grow with what its elements gave.
/// </summary>
internal static class ElementPacks
{
    private static ReadOnlySpan<byte> Result => "result"u8;

    /// <summary>Whether an element has nothing but a result that stands in the log itself.</summary>
    public static bool MayPack(NodeAdvanced advanced) =>
        advanced.Value.ValueKind == JsonValueKind.Object
        && advanced.Value.GetPropertyCount() == 1
        && advanced.Value.TryGetProperty(Result, out var result)
        && !PayloadValues.Occurs(result);

    /// <summary>The results of elements as one list.</summary>
    public static JsonElement List(IReadOnlyList<NodeAdvanced> row) => JsonValues.Build(writer =>
    {
        writer.WriteStartArray();
        foreach (var advanced in row)
        {
            advanced.Value.GetProperty(Result).WriteTo(writer);
        }

        writer.WriteEndArray();
    });

    /// <summary>An element as it stood before it was packed; the first has the time of all.</summary>
    public static NodeAdvanced Unpack(NodePacked pack, int index)
    {
        var place = index - pack.From;
        var result = PayloadValues.IsReference(pack.Values) ? PayloadValues.Element(pack.Values, place) : pack.Values[place];
        var value = JsonValues.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Result);
            result.WriteTo(writer);
            writer.WriteEndObject();
        });
        return new NodeAdvanced(index, value, place == 0 ? pack.DurationMs : 0);
    }
}
