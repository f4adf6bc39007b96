using System.Collections.Immutable;
using System.Globalization;
using GenXai.Workflows.Expressions.Syntax.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>Parses what conditions and templates share: literals, lists and names.</summary>
internal sealed class OperandParser(TokenCursor cursor, ReferenceCollector references)
{
    // Parsing and evaluation recurse per level; this leaves most of the smallest stack free.
    private const int MaxNesting = 200;

    private int _nesting;

    /// <summary>Goes one level deeper; pair it with <see cref="Leave"/>.</summary>
    public void Enter(Token at)
    {
        if (++_nesting > MaxNesting)
        {
            throw SyntaxErrors.At(at.Offset, string.Create(
                CultureInfo.InvariantCulture, $"Parentheses, lists and 'not' may be nested at most {MaxNesting} deep; split the expression."));
        }
    }

    public void Leave() => _nesting--;

    /// <summary>Parses a literal, a list or a name; null (and nothing taken) when none stands here.</summary>
    public ExpressionNode? TryParse(Func<ExpressionNode> parseElement)
    {
        switch (cursor.Current.Kind)
        {
            case TokenKind.Text:
                return new LiteralNode(JsonValues.FromString(cursor.Take().Text));
            case TokenKind.Number:
                return new LiteralNode(JsonValues.Parse(cursor.Take().Text));
            case TokenKind.OpenBracket:
                return ParseList(parseElement);
            case TokenKind.Word:
                return ParseWord();
            default:
                return null;
        }
    }

    private ExpressionNode ParseWord()
    {
        var word = cursor.Take();
        return word switch
        {
            _ when word.IsWord("true") || word.IsWord("True") => new LiteralNode(JsonValues.True),
            _ when word.IsWord("false") || word.IsWord("False") => new LiteralNode(JsonValues.False),
            _ when word.IsWord("null") || word.IsWord("None") => new LiteralNode(JsonValues.Null),
            _ => new NameNode(references.Add(word)),
        };
    }

    private ListNode ParseList(Func<ExpressionNode> parseElement)
    {
        Enter(cursor.Current);
        cursor.Take();
        var elements = ImmutableArray.CreateBuilder<ExpressionNode>();
        if (!cursor.TryTake(TokenKind.CloseBracket))
        {
            do
            {
                elements.Add(parseElement());
            }
            while (cursor.TryTake(TokenKind.Comma));

            if (!cursor.TryTake(TokenKind.CloseBracket))
            {
                throw SyntaxErrors.Unexpected(cursor.Current, "',' or ']' in the list");
            }
        }

        Leave();
        return new ListNode(elements.ToImmutable());
    }
}
