using System.Text;

namespace GenXai.Cli.Rendering;

/// <summary>A table in plain columns, fit for grep and cut.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> _rows = [];

    public TextTable(params string[] heads) => _rows.Add(heads);

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(cell => cell.ReplaceLineEndings(" "))]);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
