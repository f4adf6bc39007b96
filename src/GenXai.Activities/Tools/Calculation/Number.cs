using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Activities.Tools.Calculation;

/// <summary>An exact decimal where it fits, else a double.</summary>
internal readonly struct Number : IEquatable<Number>
{
    // Doubles hold whole numbers exactly up to here.
    private const double LargestExact = 9_007_199_254_740_992;
    private readonly double _double;
    private readonly bool _exact;

    private Number(decimal value)
    {
        // Dividing by one with all its zeros takes trailing zeros away: 2.50 becomes 2.5.
        Decimal = value / 1.0000000000000000000000000000m;
        _double = (double)value;
        _exact = true;
    }

    private Number(double value) => _double = value;

    public decimal Decimal { get; }

    public double Double => _double;

    public bool IsExact => _exact;

    public static Number Of(decimal value) => new(value);

    /// <summary>Makes a number from a double; a whole one becomes exact.</summary>
    /// <exception cref="CalculationException">The value is no finite number.</exception>
    public static Number Of(double value)
    {
        if (double.IsNaN(value))
        {
            throw new CalculationException("the result is not a real number");
        }

        if (double.IsInfinity(value))
        {
            throw new CalculationException("the result is too large (more than about 1.8e308)");
        }

        return Math.Abs(value) <= LargestExact && Math.Floor(value).Equals(value) ? new Number((decimal)value) : new Number(value);
    }

    /// <summary>Reads a literal such as <c>2.50</c> or <c>1e-3</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Number number)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign;
        number = default;
        if (!double.TryParse(text, style, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        // More than 28 digits, or digits too small for a decimal, would be rounded in silence: a double says so by its nature.
        if (text.Length <= 28 && decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var exact) && (exact != 0 || value.Equals(0)))
        {
            number = Of(exact);
            return true;
        }

        number = Of(value);
        return true;
    }

    public JsonElement ToJson() => JsonValues.Build(Write);

    public bool Equals(Number other) => _exact && other._exact ? Decimal == other.Decimal : _double.Equals(other._double);

    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    public override int GetHashCode() => _double.GetHashCode();

    private void Write(Utf8JsonWriter writer)
    {
        if (_exact)
        {
            writer.WriteNumberValue(Decimal);
        }
        else
        {
            writer.WriteNumberValue(_double);
        }
    }
}
