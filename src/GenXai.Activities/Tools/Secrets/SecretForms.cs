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

        // What stands in an address or in base64 may be told in JSON: so each form is escaped once more.
        var forms = new HashSet<string>(StringComparer.Ordinal);
        var encoded = Encoded(Encoding.UTF8.GetBytes(secret)).Where(static form => form.Length >= ShortestEncoded);
        foreach (var form in Escaped(secret).Concat(encoded).SelectMany(InJson))
        {
            forms.Add(form);
            forms.Add(EscapePattern().Replace(form, static match => match.Value.ToLowerInvariant()));
        }

        forms.UnionWith(secret
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static line => line.Length >= ShortestLine));
        return forms;
    }

    private static IEnumerable<string> InJson(string text) =>
        [text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), JsonEncodedText.Encode(text).ToString()];

    private static IEnumerable<string> Escaped(string secret) =>
    [
        secret,
        Uri.EscapeDataString(secret),
        InAddress(secret),
        WebUtility.UrlEncode(secret),
        WebUtility.HtmlEncode(secret),
        HtmlEncoder.Default.Encode(secret),
    ];

    // As the address of a request shows what was put into it as it is: characters with a meaning there stay.
    private static string InAddress(string secret)
    {
        const string Kept = "-._~:/?#[]@!$&'()*+,;=";
        var text = new StringBuilder(secret.Length);
        foreach (var rune in secret.EnumerateRunes())
        {
            var letter = rune.ToString();
            text.Append(rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Kept.Contains((char)rune.Value)) ? letter : Uri.EscapeDataString(letter));
        }

        return text.ToString();
    }

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
