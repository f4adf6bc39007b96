using System.Text.RegularExpressions;
using GenXai.Activities.Tools.Core;

namespace GenXai.Activities.Tools.Texts;

/// <summary>Regular expressions from outside: in linear time where the pattern allows it, else under a time-out.</summary>
internal static class SafeRegex
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The expression, ready to match.</summary>
    /// <exception cref="ToolException">The pattern is no regular expression.</exception>
    public static Regex Create(string pattern, RegexOptions flags, ToolArguments arguments)
    {
        // Named groups as Python writes them, since workflows come from there.
        var translated = pattern.Replace("(?P<", "(?<", StringComparison.Ordinal);
        flags |= RegexOptions.CultureInvariant;
        try
        {
            return new Regex(translated, flags | RegexOptions.NonBacktracking, MatchTimeout);
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back-references cannot be matched in linear time.
            return new Regex(translated, flags, MatchTimeout);
        }
        catch (ArgumentException exception)
        {
            throw arguments.Fault($"the pattern is no valid regular expression: {exception.Message}", exception);
        }
    }

    public static ToolException TooSlow(ToolArguments arguments, RegexMatchTimeoutException exception) => arguments.Fault(
        $"matching was stopped after {MatchTimeout.TotalSeconds} s; simplify the pattern (no nested repetition with back-references or look-arounds) or send less text",
        exception);
}
