using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Logic;

/// <summary><c>if</c>, <c>then</c>, <c>else</c>.</summary>
internal sealed class IfKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : SchemaKeyword
{
    public override IEnumerable<SchemaNode> InPlace => new[] { condition, then, otherwise }.OfType<SchemaNode>();

    public override void Check(JsonElement value, ValidationScope scope)
    {
        if ((scope.Fits(condition, value) ? then : otherwise) is { } branch)
        {
            scope.Check(branch, value);
        }
    }
}
