using System.Text.Json;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords.Numbers;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms.</summary>
internal sealed class NumberBoundKeyword(string keyword, JsonElement bound) : SchemaKeyword
{
    private readonly JsonNumber _bound = JsonNumber.Of(bound);

    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return;
        }

        var order = JsonNumber.Of(value).CompareTo(_bound);
        var (fits, expected) = keyword switch
        {
            "minimum" => (order >= 0, "at least"),
            "maximum" => (order <= 0, "at most"),
            "exclusiveMinimum" => (order > 0, "more than"),
            _ => (order < 0, "less than"),
        };
        if (!fits)
        {
            scope.Fault($"expected {expected} {bound.GetRawText()}, got {SchemaTypes.Show(value)}");
        }
    }
}
