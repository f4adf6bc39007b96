using GenXai.Workflows.Definitions.Yaml;

namespace GenXai.Workflows.Definitions.Loading;

/// <summary>A text that takes part in a program.</summary>
/// <param name="Key">Tells it from all others: an absolute path, a name in a bundle, or an inline name.</param>
/// <param name="Display">Its name in diagnostics.</param>
/// <param name="Folder">Where its relative paths start.</param>
/// <param name="Text">Its text with LF line ends.</param>
internal sealed record DefinitionSource(string Key, string Display, string Folder, string Text)
{
    /// <summary>The folder of the bundle that it and what it refers to by path belong to; empty for the main file's.</summary>
    public string Area { get; init; } = "";

    /// <summary>The value of an inline definition, whose positions are those of the surrounding file; null for a file.</summary>
    public YamlNode? Inline { get; init; }

    /// <summary>The name of an inline definition.</summary>
    public string? InlineName { get; init; }
}
