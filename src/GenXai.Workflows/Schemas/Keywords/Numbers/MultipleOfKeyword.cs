using System.Text.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Numbers;

/// <summary><c>multipleOf</c>; exact for decimals, so that 0.3 is a multiple of 0.1.</summary>
internal sealed class MultipleOfKeyword(JsonElement divisor) : SchemaKeyword
{
    private readonly JsonNumber _divisor = JsonNumber.Of(divisor);

    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind == JsonValueKind.Number && !IsMultiple(JsonNumber.Of(value)))
        {
            scope.Fault($"expected a multiple of {divisor.GetRawText()}, got {SchemaTypes.Show(value)}");
        }
    }

    private bool IsMultiple(JsonNumber number)
    {
        if (number.TryToDecimal(out var exact) && _divisor.TryToDecimal(out var exactDivisor))
        {
            return exact % exactDivisor == 0;
        }

        var remainder = Math.IEEERemainder(number.ToDouble(), _divisor.ToDouble());
        return remainder == 0;
    }
}
