using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Payloads;

/// <summary>Draws the outline of a value along the paths that are read of it.</summary>
public static class PayloadOutliner
{
    /// <summary>Draws the outline.</summary>
    /// <param name="value">The value.</param>
    /// <param name="paths">The paths; of each the parts on the way are noted too.</param>
    public static PayloadOutline Outline(JsonElement value, IEnumerable<ImmutableArray<string>> paths) => Draw(value, [.. paths]);

    /// <summary>Follows a path in a stored value; nothing in it is taken for a reference.</summary>
    /// <param name="root">The value.</param>
    /// <param name="path">The path.</param>
    /// <param name="part">The part.</param>
    /// <returns>False when there is no such part.</returns>
    public static bool TryWalk(JsonElement root, IEnumerable<string> path, out JsonElement part)
    {
        part = root;
        foreach (var segment in path)
        {
            if (!JsonPath.TryStepPlain(part, segment, out part))
            {
                return false;
            }
        }

        return true;
    }

    private static PayloadOutline Draw(JsonElement value, IReadOnlyList<ImmutableArray<string>> paths)
    {
        var type = JsonValues.TypeName(value);
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            int? length = value.ValueKind == JsonValueKind.String ? value.GetString()!.EnumerateRunes().Count() : null;
            return new PayloadOutline(type, length, IsSmall(value) ? value : null);
        }

        var count = value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : value.GetPropertyCount();
        var fields = paths
            .Where(path => !path.IsEmpty)
            .GroupBy(path => path[0], path => path[1..], StringComparer.Ordinal)
            .Select(group => new PayloadField(
                group.Key,
                JsonPath.TryStepPlain(value, group.Key, out var part) ? Draw(part, [.. group]) : new PayloadOutline(PayloadOutline.Missing)))
            .ToList();
        return new PayloadOutline(type, count, count == 0 ? value : null, fields.Count == 0 ? null : fields);
    }

    private static bool IsSmall(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).Length <= PayloadOutline.MaxValueBytes;
}
