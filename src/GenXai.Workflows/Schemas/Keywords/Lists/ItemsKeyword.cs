using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Lists;

/// <summary><c>prefixItems</c> for the first elements, <c>items</c> for the others.</summary>
internal sealed class ItemsKeyword(ImmutableArray<SchemaNode> prefix, SchemaNode? others) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if ((index < prefix.Length ? prefix[index] : others) is { } schema)
            {
                scope.CheckAt(scope.Path.Index(index), schema, element);
            }

            index++;
        }
    }
}
