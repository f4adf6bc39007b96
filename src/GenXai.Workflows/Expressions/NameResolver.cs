using System.Text.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>Finds names in the order of product.md section 8.</summary>
public sealed class NameResolver : IValueLookup
{
    private readonly INameSource _source;

    /// <summary>Makes a resolver.</summary>
    /// <param name="source">What names are looked up in.</param>
    public NameResolver(INameSource source) => _source = source;

    /// <inheritdoc />
    public bool TryGetValue(NameReference reference, out JsonElement value) =>
        _source.TryGetState(reference.Text, out value);
}
