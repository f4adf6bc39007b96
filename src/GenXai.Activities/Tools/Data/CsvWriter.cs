using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Data;

/// <summary>Writes a list of objects or lists as CSV (RFC 4180, lines end with a line feed).</summary>
internal static class CsvWriter
{
    public static JsonElement Write(JsonElement data, char delimiter, ToolArguments arguments)
    {
        if (data.ValueKind != JsonValueKind.Array)
        {
            throw arguments.Fault($"stringify needs a list of objects or lists, got {JsonValues.TypeName(data)}");
        }

        var columns = Columns(data);
        var csv = new StringBuilder();
        if (columns.Count > 0)
        {
            Line(csv, columns, delimiter);
        }

        var index = 0;
        foreach (var row in data.EnumerateArray())
        {
            Line(csv, Cells(row, columns, index++, arguments), delimiter);
        }

        return Result.Of(new JsonObject { ["csv"] = Result.Text(csv.ToString()), ["row_count"] = index });
    }

    private static List<string> Columns(JsonElement data)
    {
        List<string> columns = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var member in data.EnumerateArray().Where(static row => row.ValueKind == JsonValueKind.Object).SelectMany(static row => row.EnumerateObject()))
        {
            if (known.Add(member.Name))
            {
                columns.Add(member.Name);
            }
        }

        return columns;
    }

    private static IEnumerable<string> Cells(JsonElement row, List<string> columns, int index, ToolArguments arguments) => row.ValueKind switch
    {
        JsonValueKind.Array => row.EnumerateArray().Select(JsonValues.ToText),
        JsonValueKind.Object => columns.Select(column => row.TryGetProperty(column, out var value) ? JsonValues.ToText(value) : string.Empty),
        _ => throw arguments.Fault($"row {index} of the data must be an object or a list, got {JsonValues.TypeName(row)}"),
    };

    private static void Line(StringBuilder csv, IEnumerable<string> cells, char delimiter) =>
        csv.AppendJoin(delimiter, cells.Select(cell => Quote(cell, delimiter))).Append('\n');

    private static string Quote(string cell, char delimiter) =>
        cell.Contains(delimiter, StringComparison.Ordinal) || cell.AsSpan().IndexOfAny('"', '\r', '\n') >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
