using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>Cuts a list or a text into parts: by items, by size in characters, or by tokens.</summary>
internal static class ShardFunction
{
    public const string ByItems = "items";
    public const string BySize = "size";
    public const string ByTokens = "tokens";

    private const int DefaultItems = 10;
    private const int DefaultSize = 8000;
    private const int DefaultTokens = 2000;

    public static Sharded Split(ShardArguments arguments)
    {
        var isList = arguments.Items.ValueKind == JsonValueKind.Array;
        if (!isList && arguments.Items.ValueKind != JsonValueKind.String)
        {
            throw new FlowFunctionException(
                ErrorCodes.NodeFailed, $"map_reduce works on a list or a text, got {JsonValues.TypeName(arguments.Items)}; say which in params.items");
        }

        var by = arguments.By ?? (isList ? ByItems : ByTokens);
        var parts = (isList, by) switch
        {
            (false, ByItems) => throw new FlowFunctionException(ErrorCodes.NodeFailed, "a text has no items; cut it by size or by tokens (params.by)"),
            (false, _) => Texts(arguments.Items.GetString()!, Characters(by, arguments.Size)),
            (true, ByItems) => Lists(arguments.Items, arguments.Size ?? DefaultItems, static _ => 1),
            (true, _) => Lists(arguments.Items, Characters(by, arguments.Size), TextMeasure.Characters),
        };
        return parts.Count > 0
            ? new Sharded(parts, parts.Count, by)
            : throw new FlowFunctionException(ErrorCodes.NodeFailed, $"map_reduce has nothing to work on: the {(isList ? "list" : "text")} is empty");
    }

    private static int Characters(string by, int? size) => string.Equals(by, BySize, StringComparison.Ordinal)
        ? size ?? DefaultSize
        : (size ?? DefaultTokens) * TextMeasure.CharactersPerToken;

    // An item that is larger than a part is a part of its own.
    private static List<JsonElement> Lists(JsonElement list, int most, Func<JsonElement, int> measure)
    {
        var parts = new List<JsonElement>();
        var part = new List<JsonElement>();
        long size = 0;
        foreach (var item in list.EnumerateArray())
        {
            var own = measure(item);
            if (part.Count > 0 && size + own > most)
            {
                parts.Add(ListOf(part));
                part.Clear();
                size = 0;
            }

            part.Add(item);
            size += own;
        }

        if (part.Count > 0)
        {
            parts.Add(ListOf(part));
        }

        return parts;
    }

    private static JsonElement ListOf(List<JsonElement> items) => JsonValues.Build(writer =>
    {
        writer.WriteStartArray();
        items.ForEach(item => item.WriteTo(writer));
        writer.WriteEndArray();
    });

    private static List<JsonElement> Texts(string text, int most)
    {
        var parts = new List<JsonElement>();
        for (var start = 0; start < text.Length;)
        {
            var length = TextMeasure.CutBefore(text, start, most);
            var part = text.Substring(start, length).Trim();
            if (part.Length > 0)
            {
                parts.Add(JsonValues.FromString(part));
            }

            start += length;
        }

        return parts;
    }
}
