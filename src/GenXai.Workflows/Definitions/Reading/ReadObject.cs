using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Definitions.Yaml;

namespace GenXai.Workflows.Definitions.Reading;

/// <summary>An object whose keys were checked: aliases are one, settings under <c>config</c> stand beside the others.</summary>
internal sealed class ReadObject(YamlMapping node, string? variant = null)
{
    private readonly Dictionary<string, ReadEntry> _entries = new(StringComparer.Ordinal);

    public YamlMapping Node { get; } = node;

    /// <summary>The type of a variant; null where it is unknown or the object is no variant.</summary>
    public string? Variant { get; } = variant;

    public SourceLocation Location => Node.Location;

    public bool TryAdd(string key, ReadEntry entry) => _entries.TryAdd(key, entry);

    public ReadEntry? Find(string key) => _entries.GetValueOrDefault(key);

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>Where a key's value stands, or the object where the key is not given.</summary>
    public SourceLocation Where(string key) => Find(key)?.Value.Node.Location ?? Location;

    /// <summary>A new object with the keys of another one where this one lacks them.</summary>
    public ReadObject Over(ReadObject other, IEnumerable<string> keys)
    {
        var merged = new ReadObject(Node, Variant);
        foreach (var key in keys)
        {
            if ((Find(key) ?? other.Find(key)) is { } entry)
            {
                merged.TryAdd(key, entry);
            }
        }

        return merged;
    }

    public string? Text(string key) => Valid(key)?.Text;

    public bool? Flag(string key) => Valid(key)?.Node is YamlScalar { Kind: YamlScalarKind.Boolean } scalar
        ? string.Equals(scalar.Json, "true", StringComparison.Ordinal)
        : null;

    public int? Int32(string key) => Valid(key) is { } value ? (int)value.Number : null;

    public long? Int64(string key) => Valid(key) is { } value ? (long)value.Number : null;

    public decimal? Decimal(string key) => Valid(key)?.Number;

    public double? Number(string key) => Valid(key)?.Node is YamlScalar scalar
        && double.TryParse(scalar.Json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public JsonElement? Json(string key) => Find(key)?.Value.Node.ToJson();

    public ReadObject? Object(string key) => Find(key)?.Value.Object;

    public IEnumerable<ReadObject> Objects(string key) =>
        Items(key).Select(item => item.Object).OfType<ReadObject>();

    public ImmutableArray<ReadValue> Items(string key) => Find(key)?.Value.Items ?? [];

    public ImmutableArray<string> Texts(string key) => [.. Items(key).Select(item => item.Text).OfType<string>()];

    public ImmutableArray<KeyValuePair<string, ReadValue>> Entries(string key) => Find(key)?.Value.Entries ?? [];

    public ImmutableArray<KeyValuePair<string, JsonElement>> JsonEntries(string key) =>
        [.. Entries(key).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Node.ToJson()))];

    public ImmutableArray<KeyValuePair<string, string>> TextEntries(string key) =>
        [.. Entries(key).Where(entry => entry.Value.Text is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Text!))];

    private ReadValue? Valid(string key) => Find(key)?.Value is { Valid: true } value ? value : null;
}
