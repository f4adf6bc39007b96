using System.Collections.Immutable;
using System.Globalization;
using GenXai.Workflows.Expressions.Filters;
using GenXai.Workflows.Expressions.Syntax.Nodes;
using GenXai.Workflows.Text;

namespace GenXai.Workflows.Expressions.Syntax.Templates;

/// <summary>Splits a template into plain text and expressions.</summary>
internal sealed class TemplateParser(string text, ReferenceCollector references)
{
    private const string Open = "{{";
    private const int MaxLength = 1024 * 1024;
    private const int MaxExpressionLength = 64 * 1024;
    private const string ValueExpected = "a name, a literal or a list";

    public ImmutableArray<TemplatePart> Parse()
    {
        if (text.Length > MaxLength)
        {
            throw SyntaxErrors.At(MaxLength, string.Create(
                CultureInfo.InvariantCulture, $"A template has at most {MaxLength} characters; this one has {text.Length}. Hand large texts on by name."));
        }

        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var offset = 0;
        while (text.IndexOf(Open, offset, StringComparison.Ordinal) is >= 0 and var start)
        {
            if (start > offset)
            {
                parts.Add(new TemplatePart(text[offset..start], null));
            }

            parts.Add(new TemplatePart("", ParseExpression(start, out offset)));
        }

        if (offset < text.Length)
        {
            parts.Add(new TemplatePart(text[offset..], null));
        }

        return parts.ToImmutable();
    }

    private TemplateExpression ParseExpression(int start, out int end)
    {
        var contentStart = start + Open.Length;
        var cursor = new TokenCursor(text, contentStart);
        if (cursor.Current.Kind == TokenKind.CloseBraces)
        {
            throw SyntaxErrors.At(start, "'{{ }}' is empty: put a name or a literal between the braces; for braces as text write {{ '{{' }}.");
        }

        var operands = new OperandParser(cursor, references);
        var value = ParseValue(cursor, operands, start);
        var filters = ImmutableArray.CreateBuilder<FilterNode>();
        while (cursor.TryTake(TokenKind.Pipe))
        {
            filters.Add(ParseFilter(cursor, operands, start));
        }

        if (cursor.Current.Kind != TokenKind.CloseBraces)
        {
            throw Unexpected(cursor.Current, "'|' or '}}'", start);
        }

        end = cursor.Current.EndOffset;
        var content = text[contentStart..cursor.Current.Offset].Trim();
        return content.Length <= MaxExpressionLength
            ? new TemplateExpression(value, filters.ToImmutable(), content)
            : throw SyntaxErrors.At(start, string.Create(CultureInfo.InvariantCulture, $"An expression has at most {MaxExpressionLength} characters."));
    }

    private static ExpressionNode ParseValue(TokenCursor cursor, OperandParser operands, int start) =>
        operands.TryParse(() => ParseValue(cursor, operands, start)) ?? throw Unexpected(cursor.Current, ValueExpected, start);

    private static FilterNode ParseFilter(TokenCursor cursor, OperandParser operands, int start)
    {
        var name = cursor.Current;
        if (name.Kind != TokenKind.Word)
        {
            throw Unexpected(name, "the name of a filter after '|'", start);
        }

        cursor.Take();
        var definition = FilterCatalog.Find(name.Text) ?? throw SyntaxErrors.At(
            name.Offset,
            $"Unknown filter '{name.Text}'.{NearestName.Hint(name.Text, FilterCatalog.Names)} Known filters: {string.Join(", ", FilterCatalog.Names)}.");
        var colon = cursor.Current;
        var argument = cursor.TryTake(TokenKind.Colon) ? ParseValue(cursor, operands, start) : null;
        return (definition.Argument, argument) switch
        {
            (FilterArgument.None, not null) => throw SyntaxErrors.At(colon.Offset, $"Filter '{name.Text}' takes no argument."),
            (FilterArgument.Required, null) => throw SyntaxErrors.At(
                name.Offset, $"Filter '{name.Text}' needs an argument, as in '| {name.Text}: \"none\"'."),
            _ => new FilterNode(definition, argument),
        };
    }

    private static ExpressionSyntaxException Unexpected(Token token, string expected, int start) =>
        token.Kind == TokenKind.End
            ? SyntaxErrors.At(start, "The '{{' that stands here is never closed by '}}'.")
            : SyntaxErrors.Unexpected(token, expected);
}
