using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Objects;

/// <summary><c>dependentRequired</c>: where one property stands, others must.</summary>
internal sealed class DependentRequiredKeyword(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> dependencies) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var (name, required) in dependencies.Where(dependency => value.TryGetProperty(dependency.Key, out _)))
        {
            foreach (var missing in required.Where(other => !value.TryGetProperty(other, out _)))
            {
                scope.Fault($"the property '{missing}' is required where '{name}' is given, but missing");
            }
        }
    }
}
