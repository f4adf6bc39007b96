using System.Text;

namespace GenXai.Activities.Models.Http;

/// <summary>Texts that may stand in an HTTP header.</summary>
internal static class HeaderText
{
    /// <summary>The text; characters that headers cannot carry are percent-encoded, so that keys stay apart.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value is >= ' ' and <= '~' ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return result.ToString();
    }
}
