using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Flows.Functions.Maps;

/// <summary>Sizes of values in prompts, and good places to cut a text.</summary>
internal static class TextMeasure
{
    /// <summary>Where no service counts tokens: as the activities estimate them.</summary>
    public const int CharactersPerToken = 4;

    /// <summary>How many characters a value takes in a prompt.</summary>
    public static int Characters(JsonElement value) => JsonValues.ToText(value).Length;

    /// <summary>About how many tokens a value takes in a prompt.</summary>
    public static int Tokens(JsonElement value) => (Characters(value) + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>How long the next part of a text is: up to the last paragraph, line, sentence or word that fits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="most">The most characters, from 1.</param>
    public static int CutBefore(string text, int start, int most)
    {
        if (text.Length - start <= most)
        {
            return text.Length - start;
        }

        var window = text.AsSpan(start, most);
        foreach (var mark in (ReadOnlySpan<string>)["\n\n", "\n", ". ", " "])
        {
            var at = window.LastIndexOf(mark, StringComparison.Ordinal);

            // A cut near the beginning would make more parts than need be.
            if (at >= most / 4)
            {
                return at + mark.Length;
            }
        }

        // Never between the halves of a surrogate pair, but always on.
        return most > 1 && char.IsHighSurrogate(window[^1]) ? most - 1 : char.IsHighSurrogate(window[^1]) ? 2 : most;
    }
}
