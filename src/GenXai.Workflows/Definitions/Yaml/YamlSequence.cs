using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>A list.</summary>
public sealed class YamlSequence : YamlNode
{
    internal YamlSequence(SourceLocation location, ImmutableArray<YamlNode> items, int size, int height)
        : base(location, size, height) => Items = items;

    /// <summary>Its elements.</summary>
    public ImmutableArray<YamlNode> Items { get; }

    /// <inheritdoc />
    public override string Describe => "a list";

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
