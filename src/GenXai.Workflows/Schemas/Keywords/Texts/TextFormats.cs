using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace GenXai.Workflows.Schemas.Keywords.Texts;

/// <summary>The formats that <c>format</c> knows.</summary>
internal static class TextFormats
{
    public static readonly ImmutableArray<string> Names = ["date-time", "date", "email", "uri", "uuid"];

    private static readonly SearchValues<char> InSchemes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static readonly SearchValues<char> NotInUris = SearchValues.Create(" \t\r\n<>\"{}|\\^`");

    public static bool Fits(string format, string text) => format switch
    {
        "date-time" => IsDateTime(text),
        "date" => IsDate(text),
        "email" => IsEmail(text),
        "uri" => IsUri(text),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The compiler lets only known formats through."),
    };

    private static bool IsDate(ReadOnlySpan<char> text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // RFC 3339: the offset is required, fractions may have any number of digits, second 60 is a leap second.
    private static bool IsDateTime(string text)
    {
        const int TimeStart = 11;
        var offsetStart = text.Length > TimeStart ? text.IndexOfAny(['Z', 'z', '+', '-'], TimeStart) : -1;
        return offsetStart > 0
            && text[TimeStart - 1] is 'T' or 't'
            && IsDate(text.AsSpan(0, TimeStart - 1))
            && IsTime(text.AsSpan(TimeStart, offsetStart - TimeStart))
            && IsOffset(text.AsSpan(offsetStart));
    }

    private static bool IsTime(ReadOnlySpan<char> text)
    {
        const int SecondsLength = 8;
        if (text.Length < SecondsLength)
        {
            return false;
        }

        var fraction = text[SecondsLength..];
        var isFraction = fraction.IsEmpty || (fraction.Length > 1 && fraction[0] == '.' && !fraction[1..].ContainsAnyExceptInRange('0', '9'));
        var minutes = text[..(SecondsLength - 3)];
        var seconds = text[(SecondsLength - 3)..SecondsLength];
        return isFraction && (IsClock(text[..SecondsLength], "HH:mm:ss") || (IsClock(minutes, "HH:mm") && seconds is ":60"));
    }

    private static bool IsOffset(ReadOnlySpan<char> text) => text is "Z" or "z" || IsClock(text[1..], "HH:mm");

    private static bool IsClock(ReadOnlySpan<char> text, string format) =>
        TimeOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsEmail(string text)
    {
        const int MaxLocalLength = 64;
        var at = text.LastIndexOf('@');
        return at is > 0 and <= MaxLocalLength
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && text.IndexOf('@', StringComparison.Ordinal) == at
            && text[(at + 1)..].Split('.').All(IsLabel);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63
        && label[0] != '-' && label[^1] != '-'
        && label.All(character => char.IsLetterOrDigit(character) || character == '-');

    private static bool IsUri(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExcept(InSchemes) < 0
            && !text.AsSpan().ContainsAny(NotInUris)
            && Uri.TryCreate(text, UriKind.Absolute, out _);
    }
}
