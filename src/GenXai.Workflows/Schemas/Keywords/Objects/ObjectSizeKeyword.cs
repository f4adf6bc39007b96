using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Objects;

/// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class ObjectSizeKeyword(int minimum, int maximum) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var count = value.GetPropertyCount();
        if (count < minimum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at least {minimum} properties, got {count}"));
        }

        if (count > maximum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at most {maximum} properties, got {count}"));
        }
    }
}
