using System.Globalization;
using System.Text;

namespace GenXai.Activities.Models.Offline;

/// <summary>Texts of a wanted length, counted in code points as JSON Schema does.</summary>
internal static class TextFit
{
    public static string Truncate(string text, int longest)
    {
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(longest))
        {
            result.Append(rune);
        }

        return result.ToString();
    }

    /// <summary>The text, cut or repeated to fit; variants of one text differ in their ends.</summary>
    public static string Fit(string text, int shortest, int longest, int variant)
    {
        var suffix = variant == 0 ? string.Empty : (variant + 1).ToString(CultureInfo.InvariantCulture);
        var room = longest - suffix.Length;
        if (room < 0)
        {
            return Truncate(suffix, longest);
        }

        var separator = suffix.Length > 0 && room > 1 ? " " : string.Empty;
        var body = new StringBuilder(Truncate(text.Length == 0 ? "text" : text, room - separator.Length));
        var count = body.ToString().EnumerateRunes().Count();
        while (count + separator.Length + suffix.Length < shortest)
        {
            body.Append(count % 8 == 7 ? ' ' : 'x');
            count++;
        }

        return body + separator + suffix;
    }
}
