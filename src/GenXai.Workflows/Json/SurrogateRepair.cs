using System.Globalization;
using System.Text;

namespace GenXai.Workflows.Json;

/// <summary>
/// Replaces halves of surrogate pairs that stand alone by U+FFFD: JSON may carry them as escapes, but no .NET reader
/// can turn them into text, so one in a model's reply would break whoever reads it much later.
/// </summary>
internal static class SurrogateRepair
{
    private const char Replacement = '\uFFFD';
    private const int EscapeLength = 6;

    /// <summary>Plain text without lone halves.</summary>
    public static string RepairText(string text)
    {
        var index = FindLoneSurrogate(text);
        if (index < 0)
        {
            return text;
        }

        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            repaired.Append(rune);
        }

        return repaired.ToString();
    }

    /// <summary>JSON text without lone halves, be they written out or as <c>\uD800</c>.</summary>
    public static string RepairJson(string json)
    {
        var text = RepairText(json);
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var repaired = new StringBuilder(text.Length);
        var index = 0;
        while (index < text.Length)
        {
            var length = text[index] == '\\' ? EscapeAt(text, index, out var lone) : Single(out lone);
            if (lone)
            {
                repaired.Append(Replacement);
            }
            else
            {
                repaired.Append(text, index, length);
            }

            index += length;
        }

        return repaired.ToString();
    }

    private static int Single(out bool lone)
    {
        lone = false;
        return 1;
    }

    private static int EscapeAt(string text, int index, out bool lone)
    {
        var unit = UnitAt(text, index);
        lone = char.IsSurrogate(unit);
        if (!lone)
        {
            return Math.Min(2, text.Length - index);
        }

        lone = !char.IsHighSurrogate(unit) || !char.IsLowSurrogate(UnitAt(text, index + EscapeLength));
        return lone ? EscapeLength : 2 * EscapeLength;
    }

    // The UTF-16 unit that an escape at the index stands for; U+0000 when there is none.
    private static char UnitAt(string text, int index) =>
        index + EscapeLength <= text.Length && text[index] == '\\' && text[index + 1] == 'u'
            && ushort.TryParse(text.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';

    private static int FindLoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return index;
            }

            index++;
        }

        return -1;
    }
}
