using System.Text.Json.Nodes;
using GenXai.Activities.Tools.Core;
using Microsoft.Data.Sqlite;

namespace GenXai.Activities.Tools.Databases;

/// <summary>Reads rows within bounds.</summary>
internal static class SqlRows
{
    private const long MaxBytes = 10 * 1024 * 1024;

    public static JsonObject Read(SqliteDataReader reader, ToolArguments arguments, int mostRows, CancellationToken cancellationToken)
    {
        var columns = Columns(reader);
        var rows = new JsonArray();
        var (bytes, truncated) = (0L, false);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            truncated = rows.Count == mostRows;
            if (truncated)
            {
                break;
            }

            var row = new JsonObject();
            for (var i = 0; i < columns.Length; i++)
            {
                var value = reader.GetValue(i);
                bytes += value switch
                {
                    string text => text.Length,
                    byte[] blob => blob.Length,
                    _ => 8,
                };
                if (bytes > MaxBytes)
                {
                    throw arguments.Fault($"the rows hold more than {MaxBytes} bytes; select fewer columns or rows");
                }

                row[columns[i]] = SqlValues.ToJson(value);
            }

            rows.Add((JsonNode)row);
        }

        return new JsonObject
        {
            ["success"] = true,
            ["columns"] = Result.Texts(columns),
            ["row_count"] = rows.Count,
            ["truncated"] = truncated,
            ["data"] = rows,
        };
    }

    // Two columns of one name would hide one another.
    private static string[] Columns(SqliteDataReader reader)
    {
        List<string> names = [];
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.GetName(i);
            for (var n = 2; names.Contains(name, StringComparer.Ordinal); n++)
            {
                name = $"{reader.GetName(i)}_{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            }

            names.Add(name);
        }

        return [.. names];
    }
}
