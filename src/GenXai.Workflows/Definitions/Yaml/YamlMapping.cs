using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>An object: keys in file order, each once.</summary>
public sealed class YamlMapping : YamlNode
{
    private readonly Dictionary<string, YamlEntry> _byKey;

    internal YamlMapping(SourceLocation location, ImmutableArray<YamlEntry> entries, int size, int height)
        : base(location, size, height)
    {
        Entries = entries;
        _byKey = entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);
    }

    /// <summary>The keys and values, in file order.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <inheritdoc />
    public override string Describe => "an object";

    /// <summary>The value of a key; null when there is no such key.</summary>
    /// <param name="key">The key.</param>
    public YamlNode? Find(string key) => _byKey.GetValueOrDefault(key)?.Value;

    /// <inheritdoc />
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (var entry in Entries)
        {
            writer.WritePropertyName(entry.Key);
            entry.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
