using System.Collections.Immutable;

namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>Splits a text into tokens, one at a time; templates start it inside their braces.</summary>
internal sealed class Tokenizer(string text, int offset)
{
    private int _offset = offset;

    public string Text => text;

    public Token Read()
    {
        while (_offset < text.Length && char.IsWhiteSpace(text[_offset]))
        {
            _offset++;
        }

        var token = _offset >= text.Length
            ? new Token(TokenKind.End, text.Length, 0, "", [])
            : ReadAt(_offset);
        _offset = token.EndOffset;
        return token;
    }

    private Token ReadAt(int start)
    {
        var character = text[start];
        if (character is '\'' or '"')
        {
            return QuotedText.Read(text, start);
        }

        if (char.IsAsciiDigit(character) || (character == '-' && char.IsAsciiDigit(Peek(start + 1))))
        {
            return ReadNumber(start);
        }

        return IsWordStart(character) ? ReadWord(start) : ReadSymbol(start, character);
    }

    private Token ReadSymbol(int start, char character)
    {
        var next = Peek(start + 1);
        return (character, next) switch
        {
            ('=', '=') => Symbol(TokenKind.Equal, start, 2),
            ('!', '=') => Symbol(TokenKind.NotEqual, start, 2),
            ('<', '=') => Symbol(TokenKind.LessOrEqual, start, 2),
            ('>', '=') => Symbol(TokenKind.GreaterOrEqual, start, 2),
            ('}', '}') => Symbol(TokenKind.CloseBraces, start, 2),
            ('<', '>') => throw SyntaxErrors.At(start, "'<>' is no operator; write '!='."),
            ('&', '&') => throw SyntaxErrors.At(start, "'&&' is no operator; write 'and'."),
            ('|', '|') => throw SyntaxErrors.At(start, "'||' is no operator; write 'or'."),
            ('=', _) => throw SyntaxErrors.At(start, "'=' is no operator; to compare, write '=='."),
            ('!', _) => throw SyntaxErrors.At(start, "'!' is no operator; write 'not'."),
            ('<', _) => Symbol(TokenKind.Less, start, 1),
            ('>', _) => Symbol(TokenKind.Greater, start, 1),
            ('(', _) => Symbol(TokenKind.OpenParenthesis, start, 1),
            (')', _) => Symbol(TokenKind.CloseParenthesis, start, 1),
            ('[', _) => Symbol(TokenKind.OpenBracket, start, 1),
            (']', _) => Symbol(TokenKind.CloseBracket, start, 1),
            (',', _) => Symbol(TokenKind.Comma, start, 1),
            ('|', _) => Symbol(TokenKind.Pipe, start, 1),
            (':', _) => Symbol(TokenKind.Colon, start, 1),
            ('{', '{') => throw SyntaxErrors.At(start, "'{{' cannot stand here: a condition is written without braces, and expressions do not nest."),
            ('+' or '-' or '*' or '/' or '%', _) => throw SyntaxErrors.At(
                start, $"'{character}' is no operator: expressions do not calculate. Use a 'calculator' tool node before."),
            _ => throw SyntaxErrors.At(start, $"'{character}' has no meaning here; a text must stand in quotes."),
        };
    }

    private Token Symbol(TokenKind kind, int start, int length) =>
        new(kind, start, length, text.Substring(start, length), []);

    private Token ReadWord(int start)
    {
        var segments = ImmutableArray.CreateBuilder<string>();
        var end = WordEnd(start);
        segments.Add(text[start..end]);
        while (Peek(end) == '.')
        {
            var segmentStart = end + 1;
            end = SegmentEnd(segmentStart);
            segments.Add(text[segmentStart..end]);
        }

        return new Token(TokenKind.Word, start, end - start, text[start..end], segments.ToImmutable());
    }

    private int SegmentEnd(int start)
    {
        if (Peek(start) == '-' && char.IsAsciiDigit(Peek(start + 1)))
        {
            return SkipDigits(start + 1);
        }

        return IsWordStart(Peek(start)) || char.IsAsciiDigit(Peek(start))
            ? WordEnd(start)
            : throw SyntaxErrors.At(start - 1, "A '.' in a name must be followed by a field or an index, as in 'items.0' or 'user.name'.");
    }

    private int WordEnd(int start)
    {
        var end = start;
        while (IsWordStart(Peek(end)) || char.IsDigit(Peek(end)) || Peek(end) == '-')
        {
            end++;
        }

        return end;
    }

    private Token ReadNumber(int start)
    {
        var digits = Peek(start) == '-' ? start + 1 : start;
        var end = SkipDigits(digits);
        if (end - digits > 1 && text[digits] == '0')
        {
            throw SyntaxErrors.At(start, "A number has no leading zeros; a text of digits must stand in quotes.");
        }

        if (Peek(end) == '.' && char.IsAsciiDigit(Peek(end + 1)))
        {
            end = SkipDigits(end + 1);
        }

        if (Peek(end) is 'e' or 'E')
        {
            var exponent = Peek(end + 1) is '+' or '-' ? end + 2 : end + 1;
            end = char.IsAsciiDigit(Peek(exponent)) ? SkipDigits(exponent) : end;
        }

        if (IsWordStart(Peek(end)) || Peek(end) is '-' or '.')
        {
            throw SyntaxErrors.At(start, "A number ends with a digit and is followed by a space or an operator; names start with a letter or '_'.");
        }

        return new Token(TokenKind.Number, start, end - start, text[start..end], []);
    }

    private int SkipDigits(int start)
    {
        var end = start;
        while (char.IsAsciiDigit(Peek(end)))
        {
            end++;
        }

        return end;
    }

    private char Peek(int index) => index < text.Length ? text[index] : '\0';

    private static bool IsWordStart(char character) => char.IsLetter(character) || character == '_';
}
