namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Texts that match a regular expression of the plain kind: literals, classes, groups, alternatives, repeats.</summary>
internal static class PatternSampler
{
    private static readonly int[] Extras = [0, 1, 2, 3, 4, 6, 8];

    /// <summary>Texts that should match, shortest first; none for patterns of another kind. Callers check them.</summary>
    public static IEnumerable<string> Candidates(string pattern, int shortest)
    {
        if (PatternReader.Read(pattern) is not { } root)
        {
            yield break;
        }

        foreach (var extra in Extras.Append(Math.Min(shortest, 4096)))
        {
            for (var variant = 0; variant < 8; variant++)
            {
                var text = new System.Text.StringBuilder();
                root.Write(text, extra, variant);
                yield return text.ToString();
            }
        }
    }
}
