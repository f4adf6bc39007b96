using System.Globalization;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Data;

/// <summary>What the columns of a table hold.</summary>
internal static class CsvSummary
{
    public static JsonObject Of(string[] columns, List<string[]> rows) => new()
    {
        ["columns"] = Result.List(columns.Select((name, index) => (JsonNode?)Column(name, index, rows))),
        ["row_count"] = rows.Count,
    };

    /// <summary>The number that a cell holds; null when it holds none.</summary>
    public static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static JsonObject Column(string name, int index, List<string[]> rows)
    {
        var cells = rows.Select(row => index < row.Length ? row[index] : string.Empty).ToList();
        var given = cells.FindAll(static cell => cell.Length > 0);
        var described = new JsonObject
        {
            ["name"] = Result.Text(name),
            ["count"] = given.Count,
            ["empty"] = cells.Count - given.Count,
            ["unique"] = given.Distinct(StringComparer.Ordinal).Count(),
        };
        var numbers = given.Select(Number).OfType<double>().ToList();
        if (numbers.Count > 0 && numbers.Count == given.Count && double.IsFinite(numbers.Sum()))
        {
            described["min"] = numbers.Min();
            described["max"] = numbers.Max();
            described["sum"] = numbers.Sum();
            described["mean"] = numbers.Average();
        }

        return described;
    }
}
