namespace GenXai.Workflows.Validation;

/// <summary>Finds the known name that a wrong one most likely stands for.</summary>
internal static class Suggestion
{
    private const int LongestName = 64;

    /// <summary>A sentence such as " Did you mean 'x'?", with a space before it, or nothing.</summary>
    public static string For(string name, IEnumerable<string> candidates, DiagnosticBag diagnostics) =>
        Nearest(name, candidates, diagnostics) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The nearest candidate within a third of the name's length; null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates, DiagnosticBag diagnostics)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Max(1, (name.Length + 1) / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (--diagnostics.SuggestionBudget < 0)
            {
                break;
            }

            if (Math.Abs(candidate.Length - name.Length) >= bestDistance)
            {
                continue;
            }

            var distance = Distance(name, candidate, bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) between two names, ignoring case; stops at a limit.</summary>
    private static int Distance(string left, string right, int limit)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                var value = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    value = Math.Min(value, beforePrevious[j - 2] + 1);
                }

                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least >= limit)
            {
                return limit;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
