using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Objects;

/// <summary><c>required</c>.</summary>
internal sealed class RequiredKeyword(ImmutableArray<string> names) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var name in names)
        {
            if (!value.TryGetProperty(name, out _))
            {
                scope.Fault($"the property '{name}' is required, but missing");
            }
        }
    }
}
