using System.Globalization;
using System.Text;

namespace GenXai.Activities.Tools.Data;

/// <summary>Reads CSV (RFC 4180): quoted fields may hold delimiters, line ends and doubled quotes. Empty lines are no rows.</summary>
internal static class CsvReader
{
    /// <summary>The rows with their fields.</summary>
    /// <exception cref="FormatException">A quote stays open, or there are too many cells.</exception>
    public static List<string[]> Read(string text, char delimiter, int mostCells)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var (at, cells) = (text.StartsWith('\uFEFF') ? 1 : 0, 0);
        while (at < text.Length)
        {
            row.Add(Field(text, delimiter, ref at));
            if (++cells > mostCells)
            {
                throw new FormatException($"the CSV has more than {mostCells} cells; send a part of it");
            }

            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at == text.Length)
                {
                    row.Add(string.Empty);
                }
                else
                {
                    continue;
                }
            }

            EndLine(text, ref at);
            if (row.Count > 1 || row[0].Length > 0)
            {
                rows.Add([.. row]);
            }

            row.Clear();
        }

        return rows;
    }

    private static string Field(string text, char delimiter, ref int at)
    {
        if (at < text.Length && text[at] == '"')
        {
            return Quoted(text, delimiter, ref at);
        }

        var start = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return text[start..at];
    }

    private static string Quoted(string text, char delimiter, ref int at)
    {
        var opened = at;
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                // What follows the closing quote belongs to the field, as spreadsheets read it.
                while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
                {
                    field.Append(text[at++]);
                }

                return field.ToString();
            }
        }

        var line = text.AsSpan(0, opened).Count('\n') + 1;
        throw new FormatException($"the quote opened in line {line.ToString(CultureInfo.InvariantCulture)} is never closed; double a quote to write one: \"\"");
    }

    private static void EndLine(string text, ref int at)
    {
        if (at < text.Length && text[at] == '\r')
        {
            at++;
        }

        if (at < text.Length && text[at] == '\n')
        {
            at++;
        }
    }
}
