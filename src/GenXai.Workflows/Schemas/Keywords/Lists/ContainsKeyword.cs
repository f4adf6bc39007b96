using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Lists;

/// <summary><c>contains</c>: at least one element fits.</summary>
internal sealed class ContainsKeyword(SchemaNode schema) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind == JsonValueKind.Array && !value.EnumerateArray().Any(element => scope.Fits(schema, element)))
        {
            scope.Fault($"expected at least one element that fits {schema.Pointer}, got none");
        }
    }
}
