using System.Globalization;
using System.Text;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>The text of a file with LF line ends, and its line starts.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    private SourceText(string text)
    {
        Text = text;
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _lineStarts.Add(i + 1);
        }
    }

    public string Text { get; }

    /// <summary>Without a byte order mark, with LF line ends.</summary>
    public static string Normalize(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        return text.Contains('\r', StringComparison.Ordinal)
            ? text[start..].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : text[start..];
    }

    /// <summary>Checks and normalises the text of a file.</summary>
    /// <exception cref="YamlFaultException">The text is too large, no valid Unicode, or holds control characters.</exception>
    public static SourceText Read(string text, string file)
    {
        if (Encoding.UTF8.GetByteCount(text) > YamlReader.MaxBytes)
        {
            throw new YamlFaultException(
                new SourceLocation(file, 1, 1),
                string.Create(CultureInfo.InvariantCulture, $"the file is larger than {YamlReader.MaxBytes / 1_048_576} MiB, which is the most that is read; split it, or move data out of it"));
        }

        var source = new SourceText(Normalize(text));
        var bad = FindBadCharacter(source.Text);
        if (bad >= 0)
        {
            var code = ((int)source.Text[bad]).ToString("X4", CultureInfo.InvariantCulture);
            throw new YamlFaultException(
                source.Locate(bad, file),
                char.IsSurrogate(source.Text[bad])
                    ? $"half of a character pair (U+{code}) stands alone; the file is no valid Unicode text: save it as UTF-8"
                    : $"the character U+{code} is not allowed in YAML; save the file as UTF-8 text, or write the character as an escape in double quotes");
        }

        return source;
    }

    public SourceLocation Locate(int index, string? file)
    {
        var line = _lineStarts.BinarySearch(index);
        line = line < 0 ? ~line - 1 : line;
        return new SourceLocation(file, line + 1, index - _lineStarts[line] + 1);
    }

    /// <summary>The index of the first tab in the indentation of a line, from the line of an index on; -1 when there is none.</summary>
    public int FindIndentingTab(int from)
    {
        var line = _lineStarts.BinarySearch(from);
        for (line = line < 0 ? ~line - 1 : line; line < _lineStarts.Count; line++)
        {
            var at = _lineStarts[line];
            while (at < Text.Length && Text[at] == ' ')
            {
                at++;
            }

            if (at < Text.Length && Text[at] == '\t')
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The index of the first half of a pair that stands alone; -1 when there is none.</summary>
    public static int FindLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }

    private static int FindBadCharacter(string text)
    {
        var surrogate = FindLoneSurrogate(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var bad = c is (< ' ' and not '\t' and not '\n') or '\u007F' or (>= '\u0080' and < '\u00A0' and not '\u0085')
                or '\uFEFF' or '\uFFFE' or '\uFFFF';
            if (bad)
            {
                return surrogate >= 0 ? Math.Min(i, surrogate) : i;
            }
        }

        return surrogate;
    }
}
