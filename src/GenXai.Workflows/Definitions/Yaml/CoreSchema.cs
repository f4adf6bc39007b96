using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>The core schema of YAML 1.2: what a plain scalar is, and its JSON text.</summary>
internal static partial class CoreSchema
{
    private const int LongestRadixNumber = 66;

    /// <summary>The kind of a plain scalar and its JSON text; null for infinities and NaN, which JSON lacks.</summary>
    public static (YamlScalarKind Kind, string Json)? Resolve(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return (YamlScalarKind.Null, "null");
            case "true" or "True" or "TRUE":
                return (YamlScalarKind.Boolean, "true");
            case "false" or "False" or "FALSE":
                return (YamlScalarKind.Boolean, "false");
            case ".nan" or ".NaN" or ".NAN":
                return null;
        }

        if (!IsNumberStart(text[0]))
        {
            return (YamlScalarKind.Text, text);
        }

        if (Infinity().IsMatch(text))
        {
            return null;
        }

        if (text.Length <= LongestRadixNumber && Radix().IsMatch(text))
        {
            return (YamlScalarKind.Whole, FromRadix(text));
        }

        return Decimal().Match(text) is { Success: true } match
            ? (IsWhole(match) ? YamlScalarKind.Whole : YamlScalarKind.Fraction, ToJson(match))
            : (YamlScalarKind.Text, text);
    }

    private static bool IsNumberStart(char c) => char.IsAsciiDigit(c) || c is '+' or '-' or '.';

    private static bool IsWhole(Match match) => !match.Groups["point"].Success && !match.Groups["exponent"].Success;

    private static string FromRadix(string text)
    {
        var radix = text[1] == 'x' ? 16 : 8;
        var value = BigInteger.Zero;
        foreach (var digit in text.AsSpan(2))
        {
            value = (value * radix) + (char.IsAsciiDigit(digit) ? digit - '0' : (char.ToLowerInvariant(digit) - 'a') + 10);
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static string ToJson(Match match)
    {
        var sign = match.Groups["sign"].Value is "-" ? "-" : "";
        var whole = match.Groups["whole"].Value.TrimStart('0');
        var fraction = match.Groups["fraction"].Value;
        return string.Concat(
            sign,
            whole.Length == 0 ? "0" : whole,
            fraction.Length == 0 ? "" : "." + fraction,
            match.Groups["exponent"].Value);
    }

    [GeneratedRegex(@"^[-+]?\.(inf|Inf|INF)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Infinity();

    [GeneratedRegex("^(0o[0-7]+|0x[0-9a-fA-F]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Radix();

    [GeneratedRegex(@"^(?<sign>[-+])?((?<whole>[0-9]+)((?<point>\.)(?<fraction>[0-9]*))?|(?<point>\.)(?<fraction>[0-9]+))(?<exponent>[eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Decimal();
}
