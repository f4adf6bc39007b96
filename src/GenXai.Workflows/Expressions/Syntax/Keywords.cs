namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>The operators of conditions that are words; each is one only as a whole bare word.</summary>
internal static class Keywords
{
    public const string And = "and";
    public const string Or = "or";
    public const string Not = "not";
    public const string In = "in";
    public const string Contains = "contains";

    public static bool IsKeyword(Token token) =>
        token.IsWord(And) || token.IsWord(Or) || token.IsWord(Not) || token.IsWord(In) || token.IsWord(Contains);
}
