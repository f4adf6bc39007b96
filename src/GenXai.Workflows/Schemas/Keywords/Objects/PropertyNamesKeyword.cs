using System.Text.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Objects;

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode schema) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            var faults = scope.Try(schema, JsonValues.FromString(property.Name));
            if (faults.Count > 0)
            {
                scope.Fault($"the name of the property '{property.Name}' does not fit: {faults.First}");
            }
        }
    }
}
