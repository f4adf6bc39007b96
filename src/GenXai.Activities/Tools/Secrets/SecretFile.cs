using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace GenXai.Activities.Tools.Secrets;

/// <summary>Reads files of secrets. Faults name the line, never what stands in it.</summary>
internal static class SecretFile
{
    /// <summary>Reads a file: JSON by its ending, else <c>NAME=value</c> lines.</summary>
    /// <exception cref="FormatException">It is not in its form.</exception>
    public static ImmutableDictionary<string, string> Read(string path, string text) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ReadJson(text) : ReadLines(text);

    private static ImmutableDictionary<string, string> ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.EnumerateObject().All(static each => each.Value.ValueKind == JsonValueKind.String)
                ? root.EnumerateObject().ToImmutableDictionary(static each => each.Name, static each => each.Value.GetString()!, StringComparer.Ordinal)
                : throw new FormatException("must hold one object of texts by name, like {\"CRM_KEY\": \"…\"}");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            var line = exception is JsonException { LineNumber: { } at } ? FormattableString.Invariant($" at line {at + 1}") : " (a name twice)";
#pragma warning disable MA0054 // The parser's message may quote the text, which is secret: it goes no further.
            throw new FormatException($"is no valid JSON object{line}");
#pragma warning restore MA0054
        }
    }

    private static ImmutableDictionary<string, string> ReadLines(string text)
    {
        var secrets = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            line = line.StartsWith("export ", StringComparison.Ordinal) ? line[7..].TrimStart() : line;
            var at = line.IndexOf('=', StringComparison.Ordinal);
            secrets[at > 0 ? line[..at].TrimEnd() : throw Bad(number)] = Value(line[(at + 1)..].TrimStart(), number);
        }

        return secrets.ToImmutable();
    }

    // Double quotes know \n, \" and \\, single quotes nothing; without quotes all of the line counts.
    private static string Value(string text, int line)
    {
        if (text.Length == 0 || text[0] is not ('"' or '\''))
        {
            return text;
        }

        if (text.Length < 2 || text[^1] != text[0])
        {
            throw Bad(line);
        }

        var inner = text[1..^1];
        return text[0] == '\'' ? inner : Unescape(inner);
    }

    private static string Unescape(string text)
    {
        var value = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                value.Append(text[i] == 'n' ? '\n' : text[i]);
            }
            else
            {
                value.Append(text[i]);
            }
        }

        return value.ToString();
    }

    private static FormatException Bad(int line) =>
        new(FormattableString.Invariant($"line {line} is not of the form NAME=value (quotes must be closed on the line)"));
}
