namespace GenXai.Workflows.Validation;

/// <summary>Names of the form <c>mcp__server__tool</c>.</summary>
internal static class McpNames
{
    private const string Prefix = "mcp__";
    private const string Separator = "__";
    private const int MostListed = 20;

    /// <summary>Whether a name is of that form, at least at its beginning.</summary>
    public static bool Is(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The name of a server's tool.</summary>
    public static string Of(string server, string tool) => Prefix + server + Separator + tool;

    /// <summary>The server in a name; null where it has none.</summary>
    public static string? ServerOf(string name) =>
        Is(name) && name.IndexOf(Separator, Prefix.Length, StringComparison.Ordinal) is > 0 and var at ? name[Prefix.Length..at] : null;

    /// <summary>Whether the server of a name could not be asked, so that nothing can be said about the name.</summary>
    public static bool IsUnasked(ValidationContext context, string name) =>
        context.KnownToolPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>What a server offers, in ordinal order, by its own names.</summary>
    public static IReadOnlyList<string> OfferedBy(ValidationContext context, string server)
    {
        var prefix = Of(server, "");
        return [.. (context.KnownTools ?? []).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];
    }

    /// <summary>Names with commas between, the first ones of many.</summary>
    public static string List(IReadOnlyCollection<string> names)
    {
        var first = string.Join(", ", names.Take(MostListed).Select(static name => $"'{name}'"));
        return names.Count switch
        {
            0 => "none",
            <= MostListed => first,
            _ => FormattableString.Invariant($"{first} and {names.Count - MostListed} more"),
        };
    }
}
