using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Filters;

/// <summary>Filters of numbers; they work on decimal digits, so nothing is lost to binary fractions.</summary>
internal static class NumberFilters
{
    private const int MaxPlaces = 100;
    private const int MaxDigits = 1000;

    /// <summary>The whole part of a number or a numeric string.</summary>
    public static JsonElement ToInt(JsonElement value, FilterCall call)
    {
        var number = Convert(value, call);
        if (number.Magnitude > MaxDigits)
        {
            throw call.Fail($"cannot make a whole number of more than {MaxDigits} digits");
        }

        var whole = number.Truncate();
        return JsonValues.Parse(whole.IsZero
            ? "0"
            : (whole.Negative ? "-" : "") + whole.Digits + new string('0', (int)whole.Exponent));
    }

    /// <summary>A number as it is, or a numeric string as a number.</summary>
    public static JsonElement ToFloat(JsonElement value, FilterCall call)
    {
        var number = Convert(value, call);
        return value.ValueKind == JsonValueKind.Number ? value : JsonValues.Parse(number.ToJson());
    }

    public static JsonElement Round(JsonElement value, FilterCall call)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            throw call.WrongType(value, "a number (a numeric string can be converted by 'float' before)");
        }

        return JsonValues.Parse(JsonNumber.Of(value).Round(Places(call)).ToJson());
    }

    private static int Places(FilterCall call)
    {
        if (call.Argument is not { } argument)
        {
            return 0;
        }

        return argument.ValueKind == JsonValueKind.Number && argument.TryGetInt32(out var places) && places is >= -MaxPlaces and <= MaxPlaces
            ? places
            : throw call.WrongArgument(argument, $"a whole number from -{MaxPlaces} to {MaxPlaces}");
    }

    private static JsonNumber Convert(JsonElement value, FilterCall call)
    {
        const string Expected = "a number or a numeric string";
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => throw call.WrongType(value, Expected),
        };
        return JsonNumber.TryParse(text, out var number) ? number : throw call.WrongType(value, Expected);
    }
}
