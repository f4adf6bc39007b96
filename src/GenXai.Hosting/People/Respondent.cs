namespace GenXai.Hosting.People;

/// <summary>Who answers a question.</summary>
/// <param name="Name">Their name; null: unknown.</param>
public sealed record Respondent(string? Name)
{
    /// <summary>The roles and groups that they have; empty for none that is known.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Whether they may answer what others are asked.</summary>
    public bool MayAnswerForOthers { get; init; }

    /// <summary>Whether they may answer a question.</summary>
    /// <param name="asked">Who is asked: a name, a role or a group; null or empty: whoever sees it.</param>
    internal bool MayAnswer(string? asked) => string.IsNullOrEmpty(asked)
        || MayAnswerForOthers
        || string.Equals(Name, asked, StringComparison.OrdinalIgnoreCase)
        || Groups.Contains(asked, StringComparer.OrdinalIgnoreCase);
}
