using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>An object with known keys.</summary>
internal sealed class ObjectShape
{
    private readonly FrozenDictionary<string, KeyShape> _byName;

    /// <summary>Describes an object.</summary>
    /// <param name="name">Its name in the JSON Schema.</param>
    /// <param name="label">What it is called in messages, such as "an agent".</param>
    /// <param name="keys">Its keys.</param>
    public ObjectShape(string name, string label, ImmutableArray<KeyShape> keys)
    {
        Name = name;
        Label = label;
        Keys = keys;
        Names = [.. keys.SelectMany(key => key.Aliases.Prepend(key.Name))];
        _byName = keys
            .SelectMany(key => key.Aliases.Prepend(key.Name).Select(each => KeyValuePair.Create(each, key)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Name { get; }

    public string Label { get; }

    public ImmutableArray<KeyShape> Keys { get; }

    /// <summary>Keys whose content depends on another key. The schema tells editors; a rule checks it.</summary>
    public ImmutableArray<ObjectCase> Cases { get; init; } = [];

    /// <summary>All names of all keys, aliases included, in order.</summary>
    public ImmutableArray<string> Names { get; }

    public KeyShape? Find(string name) => _byName.GetValueOrDefault(name);
}
