using System.Collections.Immutable;
using System.Globalization;
using GenXai.Workflows.Expressions.Syntax.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>Parses conditions by recursive descent; from loose to tight: or, and, not, comparison.</summary>
internal sealed class ConditionParser
{
    private const int MaxLength = 64 * 1024;
    private const string OperandExpected = "a value (a name, a literal, a list or a parenthesis)";

    private readonly TokenCursor _cursor;
    private readonly OperandParser _operands;

    private ConditionParser(string text, ReferenceCollector references)
    {
        _cursor = new TokenCursor(text, 0);
        _operands = new OperandParser(_cursor, references);
    }

    public static ExpressionNode Parse(string text, ReferenceCollector references)
    {
        if (text.Length > MaxLength)
        {
            throw SyntaxErrors.At(MaxLength, string.Create(
                CultureInfo.InvariantCulture, $"A condition has at most {MaxLength} characters; this one has {text.Length}."));
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new LiteralNode(JsonValues.True);
        }

        var parser = new ConditionParser(text, references);
        var condition = parser.ParseOr();
        return parser._cursor.Current.Kind == TokenKind.End
            ? condition
            : throw SyntaxErrors.Unexpected(parser._cursor.Current, "an operator or the end of the condition");
    }

    private ExpressionNode ParseOr()
    {
        var first = ParseAnd();
        if (!_cursor.Current.IsWord(Keywords.Or))
        {
            return first;
        }

        var operands = ImmutableArray.CreateBuilder<ExpressionNode>();
        operands.Add(first);
        while (_cursor.TryTakeWord(Keywords.Or))
        {
            operands.Add(ParseAnd());
        }

        return new OrNode(operands.ToImmutable());
    }

    private ExpressionNode ParseAnd()
    {
        var first = ParseNot();
        if (!_cursor.Current.IsWord(Keywords.And))
        {
            return first;
        }

        var operands = ImmutableArray.CreateBuilder<ExpressionNode>();
        operands.Add(first);
        while (_cursor.TryTakeWord(Keywords.And))
        {
            operands.Add(ParseNot());
        }

        return new AndNode(operands.ToImmutable());
    }

    private ExpressionNode ParseNot()
    {
        if (!_cursor.Current.IsWord(Keywords.Not))
        {
            return ParseComparison();
        }

        _operands.Enter(_cursor.Current);
        _cursor.Take();
        var operand = ParseNot();
        _operands.Leave();
        return new NotNode(operand);
    }

    private ExpressionNode ParseComparison()
    {
        var start = _cursor.Current.Offset;
        var left = ParseOperand();
        if (TryTakeOperator() is not { } comparison)
        {
            return left;
        }

        var right = ParseOperand();
        var text = _cursor.TextFrom(start);
        var next = _cursor.Current;
        return TryTakeOperator() is null
            ? new ComparisonNode(left, comparison, right, text)
            : throw SyntaxErrors.At(next.Offset, "Comparisons do not chain; join two of them with 'and', as in 'a < b and b < c'.");
    }

    private ComparisonOperator? TryTakeOperator()
    {
        var token = _cursor.Current;
        ComparisonOperator? comparison = token.Kind switch
        {
            TokenKind.Equal => ComparisonOperator.Equal,
            TokenKind.NotEqual => ComparisonOperator.NotEqual,
            TokenKind.Less => ComparisonOperator.Less,
            TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
            TokenKind.Greater => ComparisonOperator.Greater,
            TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
            TokenKind.Word when token.IsWord(Keywords.In) => ComparisonOperator.In,
            TokenKind.Word when token.IsWord(Keywords.Not) => ComparisonOperator.NotIn,
            TokenKind.Word when token.IsWord(Keywords.Contains) => ComparisonOperator.Contains,
            _ => null,
        };
        if (comparison is null)
        {
            return null;
        }

        _cursor.Take();
        if (comparison == ComparisonOperator.NotIn && !_cursor.TryTakeWord(Keywords.In))
        {
            throw SyntaxErrors.At(token.Offset, "After a value 'not' must be followed by 'in'; to negate a comparison put 'not' before it, as in 'not x contains y'.");
        }

        return comparison;
    }

    private ExpressionNode ParseOperand()
    {
        var token = _cursor.Current;
        if (token.Kind == TokenKind.OpenParenthesis)
        {
            return ParseParenthesis();
        }

        if (Keywords.IsKeyword(token))
        {
            throw SyntaxErrors.At(token.Offset, $"Expected {OperandExpected}, got the keyword '{token.Text}'." + (token.IsWord(Keywords.Not)
                ? " To negate one side of a comparison put it in parentheses." : ""));
        }

        return _operands.TryParse(ParseOperand) ?? throw SyntaxErrors.Unexpected(token, OperandExpected);
    }

    private ExpressionNode ParseParenthesis()
    {
        var open = _cursor.Current;
        _operands.Enter(open);
        _cursor.Take();
        var inner = ParseOr();
        if (_cursor.Current.Kind == TokenKind.End)
        {
            throw SyntaxErrors.At(open.Offset, "The parenthesis that opens here is never closed.");
        }

        if (!_cursor.TryTake(TokenKind.CloseParenthesis))
        {
            throw SyntaxErrors.Unexpected(_cursor.Current, "an operator or ')'");
        }

        _operands.Leave();
        return inner;
    }
}
