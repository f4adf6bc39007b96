namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>One token of look-ahead over a tokenizer.</summary>
internal sealed class TokenCursor
{
    private readonly Tokenizer _tokenizer;

    public TokenCursor(string text, int offset)
    {
        _tokenizer = new Tokenizer(text, offset);
        Current = _tokenizer.Read();
    }

    public Token Current { get; private set; }

    /// <summary>Where the token before the current one ended.</summary>
    public int PreviousEnd { get; private set; }

    public Token Take()
    {
        var token = Current;
        PreviousEnd = token.EndOffset;
        Current = _tokenizer.Read();
        return token;
    }

    public bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        Take();
        return true;
    }

    public bool TryTakeWord(string word)
    {
        if (!Current.IsWord(word))
        {
            return false;
        }

        Take();
        return true;
    }

    public string TextFrom(int offset) => _tokenizer.Text[offset..PreviousEnd];
}
