using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords;

/// <summary><c>const</c> and <c>enum</c>: the value is one of those given.</summary>
internal sealed class ConstantsKeyword : SchemaKeyword
{
    private const int ShownValues = 10;

    private readonly ImmutableArray<JsonElement> _values;
    private readonly HashSet<string> _canonical;

    public ConstantsKeyword(ImmutableArray<JsonElement> values)
    {
        _values = values;
        _canonical = values.Select(CanonicalJson.Of).ToHashSet(StringComparer.Ordinal);
    }

    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (!_canonical.Contains(CanonicalJson.Of(value)))
        {
            var shown = string.Join(", ", _values.Take(ShownValues).Select(SchemaTypes.Show)) + (_values.Length > ShownValues ? ", ..." : "");
            scope.Fault($"expected {(_values.Length == 1 ? "" : "one of ")}{shown}, got {SchemaTypes.Show(value)}");
        }
    }
}
