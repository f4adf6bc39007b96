using System.Globalization;

namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>Makes syntax errors that say where they are.</summary>
internal static class SyntaxErrors
{
    private const int ShownLength = 40;

    public static ExpressionSyntaxException At(int offset, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{message} (at character {offset + 1})"), offset);

    /// <summary>A token where something else was expected.</summary>
    public static ExpressionSyntaxException Unexpected(Token token, string expected) =>
        At(token.Offset, $"Expected {expected}, got {Describe(token)}.{Hint(token)}");

    private static string Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.CloseBraces => "'}}'",
        TokenKind.Text => $"the text '{Shorten(token.Text)}'",
        TokenKind.Number => $"the number {Shorten(token.Text)}",
        _ => $"'{Shorten(token.Text)}'",
    };

    private static string Hint(Token token) => token switch
    {
        { Kind: TokenKind.Word, Text: "AND" or "OR" or "NOT" or "IN" or "CONTAINS" or "And" or "Or" or "Not" or "In" or "Contains" } =>
            $" Keywords are written in small letters: '{token.Text.ToLowerInvariant()}'.",
        { Kind: TokenKind.Word, Text: "is" } => " Write '== null' for 'is null', '!= null' for 'is not null'.",
        { Kind: TokenKind.OpenBracket } => " To take an element of a list, write its index after a dot: 'items.0'.",
        { Kind: TokenKind.Pipe } => " Filters ('|') work in templates only; in a condition write 'or' for an alternative.",
        _ => "",
    };

    private static string Shorten(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "...";
}
