using System.Collections.Immutable;

namespace GenXai.Workflows.Validation;

/// <summary>What ids and names may look like.</summary>
internal static class Names
{
    public const string IdRule = "letters, digits, '_' and '-', not starting with a digit or '-'";

    /// <summary>Names that templates and conditions use for something else.</summary>
    public static readonly ImmutableArray<string> Reserved = ["input", "state", "nodes", "secrets", "item", "item_index"];

    public static bool IsId(string text) =>
        text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>Letters, digits, spaces and <c>_-.</c>, with a letter or digit in it.</summary>
    public static bool IsWorkflowName(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.') && text.Any(char.IsLetterOrDigit);
}
