using System.Collections.Immutable;
using System.Text;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>A part of a regular expression that can write a text which it matches.</summary>
/// <param name="Options">Alternatives, each a sequence of parts; empty for a character class.</param>
/// <param name="Characters">Characters of a class to choose from; empty for a group.</param>
/// <param name="Least">Fewest repeats.</param>
/// <param name="Most">Most repeats.</param>
internal sealed record PatternNode(ImmutableArray<ImmutableArray<PatternNode>> Options, string Characters, int Least, int Most)
{
    private const int LongestText = 8192;

    public static PatternNode Class(string characters) => new([], characters, 1, 1);

    public static PatternNode Group(ImmutableArray<ImmutableArray<PatternNode>> options) => new(options, string.Empty, 1, 1);

    /// <summary>Writes a text.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="extra">How many repeats more than the fewest, where more are allowed.</param>
    /// <param name="variant">Which of the possible texts.</param>
    public void Write(StringBuilder text, int extra, int variant)
    {
        var count = Math.Min(Least + extra, Math.Max(Most, Least));
        for (var index = 0; index < count && text.Length < LongestText; index++)
        {
            if (Options.IsEmpty)
            {
                text.Append(Characters[(variant + index) % Characters.Length]);
                continue;
            }

            foreach (var part in Options[variant % Options.Length])
            {
                part.Write(text, extra, variant);
            }
        }
    }
}
