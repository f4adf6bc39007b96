using System.Globalization;
using System.Text;

namespace GenXai.Workflows.Json;

/// <summary>
/// Turns <c>\uXXXX</c> back into characters where JSON does not ask for the escape: even the relaxed encoder escapes
/// what lies outside the basic plane (all emoji), which wastes a model's tokens and reads badly.
/// </summary>
internal static class UnicodeEscapes
{
    private const int EscapeLength = 6;
    private const ushort FirstNonAscii = 0x80;

    public static string Unescape(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return json;
        }

        var text = new StringBuilder(json.Length);
        var index = 0;
        while (index < json.Length)
        {
            if (json[index] != '\\')
            {
                text.Append(json[index++]);
            }
            else if (TryReadUnit(json, index, out var unit))
            {
                text.Append(unit);
                index += EscapeLength;
            }
            else
            {
                text.Append(json, index, 2);
                index += 2;
            }
        }

        return text.ToString();
    }

    private static bool TryReadUnit(string json, int index, out char unit)
    {
        unit = default;
        if (json[index + 1] != 'u'
            || !ushort.TryParse(json.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code < FirstNonAscii)
        {
            return false;
        }

        unit = (char)code;
        return true;
    }
}
