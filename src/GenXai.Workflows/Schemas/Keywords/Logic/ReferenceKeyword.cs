using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Logic;

/// <summary><c>$ref</c> to a schema of the same document.</summary>
internal sealed class ReferenceKeyword(SchemaNode target) : SchemaKeyword
{
    public override IEnumerable<SchemaNode> InPlace => [target];

    public override void Check(JsonElement value, ValidationScope scope) => scope.Check(target, value);
}
