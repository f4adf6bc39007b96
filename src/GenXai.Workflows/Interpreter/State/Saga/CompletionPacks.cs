using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Contracts.Snapshots;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.State.Saga;

/// <summary>
/// Completions as columns (docs/adr/0035), so that what a run can undo does not grow what each generation carries by
/// what its elements gave.
/// </summary>
internal static class CompletionPacks
{
    // What a completion has beside what it gave, as it stands in a snapshot.
    private const int Frame = 100;

    /// <summary>Whether a completion can stand in columns: its values are its own, or elements of one stored list.</summary>
    public static bool MayPack(CompletionSnapshot completion) =>
        completion is { ChildId: null, Output: { } output }
        && !PayloadValues.Occurs(output)
        && (CompletionLocals.ItemOf(completion) is not { } item || !PayloadValues.Occurs(item) || TryGetItems(completion.Path, item, out _));

    /// <summary>About how many bytes a completion takes in a snapshot.</summary>
    public static int Size(CompletionSnapshot completion) => Frame + Length(completion.Output) + Length(CompletionLocals.ItemOf(completion));

    /// <summary>What completions gave, and their items where they stand in no stored list.</summary>
    public static JsonElement Values(IEnumerable<CompletionSnapshot> completions) => JsonValues.Build(writer =>
    {
        writer.WriteStartArray();
        foreach (var completion in completions)
        {
            writer.WriteStartArray();
            completion.Output!.Value.WriteTo(writer);
            if (CompletionLocals.ItemOf(completion) is { } item && !PayloadValues.IsReference(item))
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    });

    /// <summary>Completions as columns, with <see cref="Values"/> of them as they came back.</summary>
    public static CompletionPack Of(IReadOnlyList<CompletionSnapshot> completions, JsonElement values)
    {
        var rows = new List<CompletionRow>();
        var indices = new List<int>(completions.Count);
        foreach (var completion in completions)
        {
            var cut = completion.Path.LastIndexOf('[');
            var path = cut < 0 ? completion.Path : completion.Path[..cut];
            indices.Add(cut < 0 ? -1 : int.Parse(completion.Path.AsSpan(cut + 1, completion.Path.Length - cut - 2), CultureInfo.InvariantCulture));
            JsonElement? items = CompletionLocals.ItemOf(completion) is { } item && TryGetItems(completion.Path, item, out var list) ? list : null;
            var row = new CompletionRow(path, completion.Pass, 1, items);
            if (rows.Count > 0 && IsSame(rows[^1], row))
            {
                rows[^1] = rows[^1] with { Count = rows[^1].Count + 1 };
            }
            else
            {
                rows.Add(row);
            }
        }

        return new CompletionPack
        {
            Rows = rows,
            Indices = indices,
            Seqs = [.. completions.Select(completion => completion.Seq)],
            Values = values,
            Left = completions.Count,
        };
    }

    /// <summary>All that is left in a pack, in the order of completion.</summary>
    public static IEnumerable<CompletionSnapshot> Unpack(RunState state, CompletionPack pack) =>
        Enumerable.Range(0, pack.Left).Select(place => At(state, pack, place));

    /// <summary>A completion as it stood before it was packed.</summary>
    /// <param name="state">The run, whose nodes they are.</param>
    /// <param name="pack">The pack.</param>
    /// <param name="place">Which, from 0.</param>
    public static CompletionSnapshot At(RunState state, CompletionPack pack, int place)
    {
        var (at, before) = (0, 0);
        while (before + pack.Rows[at].Count <= place)
        {
            before += pack.Rows[at++].Count;
        }

        var row = pack.Rows[at];
        var path = pack.Indices[place] < 0 ? row.Path : FormattableString.Invariant($"{row.Path}[{pack.Indices[place]}]");
        var indices = CompletionLocals.Indices(path);
        JsonElement output;
        JsonElement? item = null;
        if (PayloadValues.IsReference(pack.Values))
        {
            var values = PayloadValues.Element(pack.Values, place);
            output = PayloadValues.Element(values, 0);
            item = PayloadValues.Element(values, 1);
        }
        else
        {
            var values = pack.Values[place];
            output = values[0];
            item = values.GetArrayLength() > 1 ? values[1] : null;
        }

        if (row.Items is { } items)
        {
            item = PayloadValues.Element(items, indices[0]);
        }

        return new CompletionSnapshot(path, row.Pass, pack.Seqs[place], output, CompletionLocals.Of(RunFold.NodeOf(state, path), indices, item));
    }

    private static bool TryGetItems(string path, JsonElement item, out JsonElement items)
    {
        items = default;
        return CompletionLocals.Indices(path) is [var index, ..] && PayloadValues.TryGetList(item, index, out items);
    }

    private static bool IsSame(CompletionRow left, CompletionRow right) =>
        left.Pass == right.Pass
        && string.Equals(left.Path, right.Path, StringComparison.Ordinal)
        && (left.Items, right.Items) switch
        {
            (null, null) => true,
            ({ } one, { } other) => JsonElement.DeepEquals(one, other),
            _ => false,
        };

    private static int Length(JsonElement? value) => value is { } given ? JsonMarshal.GetRawUtf8Value(given).Length : 0;
}
