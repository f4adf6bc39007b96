namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>What the tokenizer tells apart; conditions and templates share it.</summary>
internal enum TokenKind
{
    End,
    Word,
    Text,
    Number,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    Comma,
    Pipe,
    Colon,
    CloseBraces,
}
