using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Data;

/// <summary>The <c>csv_processor</c> tool (RFC 4180).</summary>
internal sealed class CsvProcessorTool : ComputingTool
{
    private const int MostCells = 1_000_000;

    private static readonly ToolCard TheCard = new()
    {
        Name = "csv_processor",
        Description = "Processes CSV: reads it into rows, writes rows as CSV, filters, sorts, sums up columns.",
        Parameters = """
            {
              "type": "object",
              "properties": {
                "data": {"description": "The CSV text; for stringify a list of objects or lists."},
                "operation": {"type": "string", "enum": ["parse", "stringify", "filter", "sort", "summary"], "description": "What to do (parse)."},
                "delimiter": {"type": "string", "minLength": 1, "maxLength": 1, "description": "What parts the fields (,)."},
                "has_header": {"type": "boolean", "description": "Whether the first row names the columns (true)."},
                "column": {"type": "string", "description": "For filter and sort: the column."},
                "value": {"type": ["string", "number", "boolean"], "description": "For filter: the value that the column must have."},
                "descending": {"type": "boolean", "description": "For sort: the greatest first (false)."}
              },
              "required": ["data"],
              "additionalProperties": false
            }
            """,
        Result = "`{columns, rows, row_count}`, rows as objects by column (lists without a header); stringify `{csv, row_count}`; summary `{columns: [{name, count, empty, unique, min, max, sum, mean}], row_count}`",
        Errors = "an open quote; an unknown column; data of another kind",
        Limits = "10,000,000 characters, 1,000,000 cells",
    };

    public CsvProcessorTool()
        : base(TheCard)
    {
    }

    protected override JsonElement Compute(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var operation = arguments.TextOrNull("operation") ?? "parse";
        var delimiter = (arguments.TextOrNull("delimiter") ?? ",")[0];
        if (operation == "stringify")
        {
            return CsvWriter.Write(arguments.Json("data"), delimiter, arguments);
        }

        if (arguments.Value("data") is { ValueKind: not JsonValueKind.String } other)
        {
            throw arguments.Fault($"{operation} needs CSV text, got {JsonValues.TypeName(other)}; to make CSV of a list, use stringify");
        }

        var rows = Read(arguments, delimiter);
        var columns = Columns(rows, arguments.Flag("has_header", otherwise: true));
        return Result.Of(operation switch
        {
            "filter" => Table(columns, Filter(rows, columns, arguments), arguments),
            "sort" => Table(columns, Sort(rows, columns, arguments), arguments),
            "summary" => CsvSummary.Of(columns, rows),
            _ => Table(columns, rows, arguments),
        });
    }

    private static List<string[]> Read(ToolArguments arguments, char delimiter)
    {
        try
        {
            return CsvReader.Read(arguments.BoundedText("data", 10_000_000), delimiter, MostCells);
        }
        catch (FormatException exception)
        {
            throw arguments.Fault(exception.Message, exception);
        }
    }

    private static string[] Columns(List<string[]> rows, bool header)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(static row => row.Length);
        var names = new List<string>(width);
        for (var i = 0; i < width; i++)
        {
            var name = header && i < rows[0].Length && rows[0][i].Trim() is { Length: > 0 } given
                ? given
                : "column_" + (i + 1).ToString(CultureInfo.InvariantCulture);
            names.Add(names.Contains(name, StringComparer.Ordinal) ? $"{name}_{(i + 1).ToString(CultureInfo.InvariantCulture)}" : name);
        }

        if (header && rows.Count > 0)
        {
            rows.RemoveAt(0);
        }

        return [.. names];
    }

    private static JsonObject Table(string[] columns, List<string[]> rows, ToolArguments arguments) => new()
    {
        ["columns"] = Result.Texts(columns),
        ["rows"] = Result.List(rows.Select(JsonNode? (row) => arguments.Flag("has_header", otherwise: true) ? Row(columns, row) : Result.Texts(row))),
        ["row_count"] = rows.Count,
    };

    private static JsonObject Row(string[] columns, string[] row)
    {
        var named = new JsonObject();
        for (var i = 0; i < columns.Length; i++)
        {
            named[columns[i]] = i < row.Length ? Result.Text(row[i]) : null;
        }

        return named;
    }

    private static List<string[]> Filter(List<string[]> rows, string[] columns, ToolArguments arguments)
    {
        var column = Column(columns, arguments);
        var value = arguments.Value("value") ?? throw arguments.Fault("filter needs 'value'");
        return rows.FindAll(row => JsonValues.AreEqual(JsonValues.FromString(Cell(row, column)), value));
    }

    private static List<string[]> Sort(List<string[]> rows, string[] columns, ToolArguments arguments)
    {
        var column = Column(columns, arguments);
        // Numbers before texts, and by value.
        var sorted = rows
            .OrderBy(row => CsvSummary.Number(Cell(row, column)) is null ? 1 : 0)
            .ThenBy(row => CsvSummary.Number(Cell(row, column)) ?? 0)
            .ThenBy(row => Cell(row, column), StringComparer.Ordinal)
            .ToList();
        if (arguments.Flag("descending", otherwise: false))
        {
            sorted.Reverse();
        }

        return sorted;
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : string.Empty;

    private static int Column(string[] columns, ToolArguments arguments)
    {
        var name = arguments.Text("column");
        var index = Array.IndexOf(columns, name);
        return index >= 0 ? index : throw arguments.Fault($"there is no column '{name}'; the columns are {string.Join(", ", columns.Take(50))}");
    }
}
