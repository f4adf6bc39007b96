using System.Collections.Immutable;

namespace GenXai.Workflows.Expressions.Syntax;

/// <summary>A token of a condition or a template expression.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Offset">Where it starts, in characters from 0.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="Text">A word or number as written; what a quoted text means.</param>
/// <param name="Segments">The parts of a word between its dots; empty for all else.</param>
internal readonly record struct Token(
    TokenKind Kind, int Offset, int Length, string Text, ImmutableArray<string> Segments)
{
    /// <summary>Where the next token may start.</summary>
    public int EndOffset => Offset + Length;

    /// <summary>Whether it is this whole bare word (<c>in.x</c> and quoted texts are none).</summary>
    public bool IsWord(string word) =>
        Kind == TokenKind.Word && Segments.Length == 1 && string.Equals(Text, word, StringComparison.Ordinal);
}
