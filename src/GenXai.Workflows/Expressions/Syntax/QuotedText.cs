using System.Globalization;
using System.Text;

namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>Reads <c>'text'</c> and <c>"text"</c>, with backslash escapes as in JSON.</summary>
internal static class QuotedText
{
    private const int UnicodeDigits = 4;

    /// <summary>Reads the quoted text that starts at the offset.</summary>
    public static Token Read(string text, int offset)
    {
        var quote = text[offset];
        var content = new StringBuilder();
        var index = offset + 1;
        while (index < text.Length)
        {
            var character = text[index];
            if (character == quote)
            {
                return new Token(TokenKind.Text, offset, index + 1 - offset, content.ToString(), []);
            }

            index += character == '\\' ? ReadEscape(text, index, content) : 1;
            if (character != '\\')
            {
                content.Append(character);
            }
        }

        throw SyntaxErrors.At(offset, $"The text that starts here has no closing {quote}.");
    }

    private static int ReadEscape(string text, int index, StringBuilder content)
    {
        var escape = index + 1 < text.Length ? text[index + 1] : '\0';
        if (escape == 'u')
        {
            content.Append(ReadUnit(text, index));
            return 2 + UnicodeDigits;
        }

        content.Append(escape switch
        {
            '\\' or '\'' or '"' or '/' => escape,
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            _ => throw SyntaxErrors.At(
                index, @"A backslash in a quoted text starts an escape: \\ \' \"" \/ \n \t \r \b \f or \uXXXX. For a backslash itself write \\."),
        });
        return 2;
    }

    private static char ReadUnit(string text, int index)
    {
        var start = index + 2;
        return start + UnicodeDigits <= text.Length
            && ushort.TryParse(text.AsSpan(start, UnicodeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : throw SyntaxErrors.At(index, @"\u must be followed by four hexadecimal digits.");
    }
}
