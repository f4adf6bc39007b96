namespace GenXai.Activities.Text;

/// <summary>The nearest known name to one that was mistyped.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean 'x'?</c>, or nothing when no known name is near.</summary>
    public static string DidYouMean(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        // Two slips (two letters swapped are two) are forgiven, more in long names, but never as many as there are letters.
        var least = Math.Min(Math.Max(2, name.Length / 3) + 1, name.Length);
        foreach (var candidate in known)
        {
            // Names differ too much to be meant when their lengths do; this also bounds the work on long names.
            var distance = Math.Abs(candidate.Length - name.Length) >= least ? least : Distance(name, candidate);
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest is null ? string.Empty : $"; did you mean '{nearest}'?";
    }

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
