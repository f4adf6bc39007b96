using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords;

/// <summary>The schema <c>false</c>: nothing fits.</summary>
internal sealed class FalseKeyword : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope) => scope.Fault("no value is allowed here");
}
