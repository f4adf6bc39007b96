using System.Text.RegularExpressions;

namespace GenXai.Workflows.Schemas.Keywords.Texts;

/// <summary>
/// A regular expression of a schema. It is matched in linear time where its features allow; look-arounds and
/// back-references need the engine that can run wild, which a time-out then stops.
/// </summary>
internal sealed class TextPattern
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    /// <summary>Compiles the expression.</summary>
    /// <exception cref="ArgumentException">The text is no regular expression.</exception>
    public TextPattern(string pattern)
    {
        Text = pattern;
        _regex = Create(pattern);
    }

    public string Text { get; }

    /// <summary>Whether the pattern occurs in the text; null when that took too long to find out.</summary>
    public bool? IsMatch(string text)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Create(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeOut);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeOut);
        }
    }
}
