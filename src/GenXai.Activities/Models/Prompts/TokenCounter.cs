using Microsoft.ML.Tokenizers;

namespace GenXai.Activities.Models.Prompts;

/// <summary>Counts tokens with the vocabulary o200k_base, which is embedded; for other vocabularies it is close.</summary>
internal static class TokenCounter
{
    private const string Encoding = "o200k_base";

    // Made on first use: the vocabulary takes some megabytes.
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(static () => TiktokenTokenizer.CreateForEncoding(Encoding));

    public static int Count(string text) => Tokenizer.Value.CountTokens(text);

    /// <summary>The most that a text can have: a token is at least a byte. Saves the count of what fits anyway.</summary>
    public static int AtMost(string text) => System.Text.Encoding.UTF8.GetByteCount(text);

    /// <summary>The start of a text, of so many tokens at most.</summary>
    public static string First(string text, int tokens)
    {
        var end = Tokenizer.Value.GetIndexByTokenCount(text, tokens, out _, out _);
        // Never between the halves of a surrogate pair.
        return text[..(end > 0 && end < text.Length && char.IsLowSurrogate(text[end]) ? end - 1 : end)];
    }

    /// <summary>The end of a text, of so many tokens at most.</summary>
    public static string Last(string text, int tokens)
    {
        if (tokens <= 0)
        {
            return string.Empty;
        }

        var start = Tokenizer.Value.GetIndexByTokenCountFromEnd(text, tokens, out _, out _);
        // Never between the halves of a surrogate pair.
        if (start < text.Length && char.IsLowSurrogate(text[start]))
        {
            start++;
        }

        return text[start..];
    }
}
