using System.Collections.Immutable;
using GenXai.Workflows.Definitions.Yaml;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>A value that was checked against its shape.</summary>
/// <param name="Node">The value in the file.</param>
internal sealed record ReadValue(YamlNode Node)
{
    /// <summary>Whether it fits; what does not was reported.</summary>
    public bool Valid { get; init; } = true;

    /// <summary>An object with known keys.</summary>
    public ReadObject? Object { get; init; }

    /// <summary>The elements of a list.</summary>
    public ImmutableArray<ReadValue> Items { get; init; } = [];

    /// <summary>The entries of a map, in file order.</summary>
    public ImmutableArray<KeyValuePair<string, ReadValue>> Entries { get; init; } = [];

    /// <summary>A text; of a choice the canonical word.</summary>
    public string? Text { get; init; }

    /// <summary>A number within its range.</summary>
    public decimal Number { get; init; }
}
