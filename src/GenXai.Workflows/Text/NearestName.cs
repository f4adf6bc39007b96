namespace GenXai.Workflows.Text;

/// <summary>Finds what a misspelt name was probably meant to be.</summary>
public static class NearestName
{
    // Longer names are no slips of the pen, and the distance costs the product of the lengths.
    private const int MaxLength = 64;

    /// <summary>The nearest of the known names, or null when none is near; of equally near ones the first.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that there are.</param>
    public static string? Find(string name, IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length > MaxLength)
        {
            return null;
        }

        string? best = null;
        var bestDistance = Math.Max(2, name.Length / 3) + 1;
        foreach (var candidate in known)
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance && distance < candidate.Length)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A sentence to append to a message: empty, or " Did you mean 'x'?".</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that there are.</param>
    public static string Hint(string name, IReadOnlyList<string> known) =>
        Find(name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";

    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
