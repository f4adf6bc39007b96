using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas.Keywords;

/// <summary>Bounds on how large values of one kind are, such as <c>minItems</c> and <c>maxItems</c>.</summary>
/// <param name="kind">The kind; other values have no such size.</param>
/// <param name="unit">What is counted, as messages call it.</param>
/// <param name="measure">Counts.</param>
/// <param name="minimum">The least size.</param>
/// <param name="maximum">The greatest.</param>
internal sealed class SizeKeyword(JsonValueKind kind, string unit, Func<JsonElement, int> measure, int minimum, int maximum) : SchemaKeyword
{
    /// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
    public static SizeKeyword OfList(int minimum, int maximum) =>
        new(JsonValueKind.Array, "elements", static value => value.GetArrayLength(), minimum, maximum);

    /// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
    public static SizeKeyword OfObject(int minimum, int maximum) =>
        new(JsonValueKind.Object, "properties", static value => value.GetPropertyCount(), minimum, maximum);

    /// <summary><c>minLength</c> and <c>maxLength</c>, in characters (not UTF-16 units).</summary>
    public static SizeKeyword OfText(int minimum, int maximum) =>
        new(JsonValueKind.String, "characters", static value => value.GetString()!.EnumerateRunes().Count(), minimum, maximum);

    public override void Check(JsonElement value, ValidationScope scope)
    {
        if (value.ValueKind != kind)
        {
            return;
        }

        var size = measure(value);
        if (size < minimum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at least {minimum} {unit}, got {size}"));
        }

        if (size > maximum)
        {
            scope.Fault(string.Create(CultureInfo.InvariantCulture, $"expected at most {maximum} {unit}, got {size}"));
        }
    }
}
