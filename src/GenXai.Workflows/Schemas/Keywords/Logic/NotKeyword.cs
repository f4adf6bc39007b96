using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Logic;

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(SchemaNode schema) : SchemaKeyword
{
    public override IEnumerable<SchemaNode> InPlace => [schema];

    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (scope.Fits(schema, value))
        {
            scope.Fault($"fits {schema.Pointer}, which it must not");
        }
    }
}
