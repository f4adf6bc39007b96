using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Logic;

/// <summary><c>allOf</c>.</summary>
internal sealed class AllOfKeyword(ImmutableArray<SchemaNode> schemas) : SchemaKeyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas;

    public override void Check(JsonElement value, ValidationScope scope)
    {
        foreach (var schema in schemas)
        {
            scope.Check(schema, value);
        }
    }
}
