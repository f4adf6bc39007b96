using System.Collections.Immutable;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>An object whose keys depend on its <c>type</c>, and whose settings may stand under <c>config</c>.</summary>
internal sealed class VariantShape
{
    /// <summary>The key that tells which variant it is.</summary>
    public const string Discriminator = "type";

    /// <summary>The key under which settings may stand.</summary>
    public const string Nested = "config";

    /// <summary>Describes an object.</summary>
    /// <param name="name">Its name in the JSON Schema.</param>
    /// <param name="label">What it is called in messages, such as "a node".</param>
    /// <param name="type">The choice of variants.</param>
    /// <param name="outer">Keys that stand beside <c>type</c>, never under <c>config</c>.</param>
    /// <param name="variants">The settings of each type.</param>
    public VariantShape(
        string name,
        string label,
        ValueShape type,
        ImmutableArray<KeyShape> outer,
        ImmutableArray<KeyValuePair<string, ObjectShape>> variants)
    {
        Name = name;
        Label = label;
        Type = type;
        Outer = new ObjectShape(name, label, [.. outer, new KeyShape(Discriminator, type, "What it is" + (variants.IsEmpty ? "." : $": {string.Join(", ", variants.Select(each => each.Key))}.")) { Required = true }]);
        Variants = variants;
        AllKeys = new ObjectShape(
            name,
            label,
            [.. variants.SelectMany(each => each.Value.Keys).DistinctBy(key => key.Name, StringComparer.Ordinal).Select(key => key with { Required = false })]);
    }

    public string Name { get; }

    public string Label { get; }

    public ValueShape Type { get; }

    public ObjectShape Outer { get; }

    public ImmutableArray<KeyValuePair<string, ObjectShape>> Variants { get; }

    /// <summary>The keys of all variants.</summary>
    public ObjectShape AllKeys { get; }

    public ObjectShape? Find(string? type) =>
        Variants.FirstOrDefault(each => string.Equals(each.Key, type, StringComparison.Ordinal)).Value;
}
