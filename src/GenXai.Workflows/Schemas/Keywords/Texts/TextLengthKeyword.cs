using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Texts;

/// <summary><c>minLength</c> and <c>maxLength</c>, in characters (not UTF-16 units).</summary>
internal sealed class TextLengthKeyword(int minimum, int maximum) : SchemaKeyword
{
    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return;
        }

        var length = value.GetString()!.EnumerateRunes().Count();
        if (length < minimum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at least {minimum} characters, got {length}"));
        }

        if (length > maximum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at most {maximum} characters, got {length}"));
        }
    }
}
