using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenXai.Activities.Tools.Secrets;

/// <summary>The forms in which a secret may come back: as it is, and as services and programs write it.</summary>
internal static partial class SecretForms
{
    // Shorter values would blot out ordinary text, and keep nothing secret.
    private const int Shortest = 4;
    private const int ShortestEncoded = 8;

    // Keys of several lines are printed line by line.
    private const int ShortestLine = 16;

    public static IEnumerable<string> Of(string secret)
    {
        if (secret.Length < Shortest)
        {
            return [];
        }

        var forms = new HashSet<string>(StringComparer.Ordinal) { secret };
        foreach (var escaped in Escaped(secret))
        {
            forms.Add(escaped);
            forms.Add(EscapePattern().Replace(escaped, static match => match.Value.ToLowerInvariant()));
        }

        forms.UnionWith(Encoded(Encoding.UTF8.GetBytes(secret)).Where(static form => form.Length >= ShortestEncoded));
        forms.UnionWith(secret
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static line => line.Length >= ShortestLine));
        return forms;
    }

    private static IEnumerable<string> Escaped(string secret) =>
    [
        Uri.EscapeDataString(secret),
        WebUtility.UrlEncode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        JsonEncodedText.Encode(secret).ToString(),
        WebUtility.HtmlEncode(secret),
        HtmlEncoder.Default.Encode(secret),
    ];

    private static IEnumerable<string> Encoded(byte[] bytes)
    {
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        yield return Convert.ToBase64String(bytes);

        // In the middle of something longer, such as user:password, base64 looks different at each of three offsets; the
        // characters that depend on the neighbours are left out.
        for (var offset = 0; offset < 3; offset++)
        {
            var shifted = new byte[offset + bytes.Length];
            bytes.CopyTo(shifted, offset);
            var start = offset == 0 ? 0 : offset + 1;
            var end = shifted.Length * 8 / 6;
            if (end > start)
            {
                var core = Convert.ToBase64String(shifted)[start..end];
                yield return core;
                yield return core.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    // Hexadecimal digits of escapes are written in either case.
    [GeneratedRegex(@"%[0-9A-F]{2}|\\u[0-9A-F]{4}|&#x[0-9A-F]+;", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EscapePattern();
}
