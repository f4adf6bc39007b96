using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions;

/// <summary>
/// All the text that a workflow is made of: the file itself, its agents, its sub-workflows. A run is pinned to the
/// bundle by <see cref="Hash"/> and needs nothing else.
/// </summary>
public sealed record WorkflowBundle
{
    /// <summary>The version of the way in which <see cref="Hash"/> is made.</summary>
    public const int HashVersion = 1;

    /// <summary>The name of the main file among <see cref="Files"/>.</summary>
    public required string Main { get; init; }

    /// <summary>Texts by name, with LF line ends, sorted ordinally by name. Names are relative, with forward slashes.</summary>
    public required ImmutableSortedDictionary<string, string> Files { get; init; }

    /// <summary>
    /// How names used in the files were resolved when the bundle was made, "file|reference" to a name in
    /// <see cref="Files"/>, so that reading it again never depends on the surroundings.
    /// </summary>
    public required ImmutableSortedDictionary<string, string> References { get; init; }

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits, as product.md section 11 says.</summary>
    public required string Hash { get; init; }
}
