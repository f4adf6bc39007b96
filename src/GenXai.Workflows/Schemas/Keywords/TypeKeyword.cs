using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords;

/// <summary><c>type</c>.</summary>
internal sealed class TypeKeyword(ImmutableArray<string> types) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (!types.Any(type => SchemaTypes.IsOfType(value, type)))
        {
            scope.Fault($"expected {string.Join(" or ", types)}, got {SchemaTypes.NameOf(value)}{Shown(value)}");
        }
    }

    // Of an integer that is none the value says more than its type.
    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.Number ? " " + SchemaTypes.Show(value) : "";
}
