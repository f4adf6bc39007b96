namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key as text.</param>
/// <param name="KeyLocation">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, SourceLocation KeyLocation, YamlNode Value);
