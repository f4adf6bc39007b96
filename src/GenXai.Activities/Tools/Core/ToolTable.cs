using System.Text;
using System.Text.Json;

namespace GenXai.Activities.Tools.Core;

/// <summary>The page of the documentation that describes the built-in tools; a test compares it with the file.</summary>
internal static class ToolTable
{
    public static string Print(IEnumerable<BuiltInTool> tools)
    {
        var page = new StringBuilder();
        Line(page, "# Built-in tools");
        Line(page, string.Empty);
        Line(page, "This page is generated from the tools themselves; a test compares it, and writes it anew when `GENXAI_UPDATE_DOCS=1` is set.");
        Line(page, "`human_input`, which waits for a person, is done by the interpreter, and so are `memory_write`, `memory_read` and `memory_search` ([memory](memory.md)). Parameters marked with * are required.");
        Line(page, "Arguments are validated before each call; an unknown name is an error. A failure is a `tool_failed` with a message that a model can read.");
        Line(page, string.Empty);
        Line(page, "| tool | does | parameters | result | errors | limits |");
        Line(page, "|---|---|---|---|---|---|");
        foreach (var tool in tools.OrderBy(static tool => tool.Name, StringComparer.Ordinal))
        {
            var card = tool.Card;
            Line(page, $"| `{card.Name}` | {Cell(card.Description)} | {Cell(Parameters(tool.Parameters))} | {Cell(card.Result)} | {Cell(card.Errors)} | {Cell(card.Limits)} |");
        }

        return page.ToString();
    }

    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');

    private static string Parameters(JsonElement schema)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(static name => name.GetString()).ToArray() : [];
        return string.Join("<br>", schema.GetProperty("properties").EnumerateObject().Select(parameter =>
            $"`{parameter.Name}`{(required.Contains(parameter.Name, StringComparer.Ordinal) ? "*" : string.Empty)} {Text(parameter.Value)}"));
    }

    private static string Text(JsonElement parameter) =>
        parameter.TryGetProperty("description", out var description) ? description.GetString()! : string.Empty;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
