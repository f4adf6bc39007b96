using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Lists;

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ListSizeKeyword(int minimum, int maximum) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var length = value.GetArrayLength();
        if (length < minimum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at least {minimum} elements, got {length}"));
        }

        if (length > maximum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at most {maximum} elements, got {length}"));
        }
    }
}
