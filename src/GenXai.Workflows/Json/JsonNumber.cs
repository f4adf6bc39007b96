using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace GenXai.Workflows.Json;

/// <summary>A decimal number of any size as sign, significant digits and power of ten; zero has no digits.</summary>
/// <param name="Negative">Whether it is below zero; never for zero.</param>
/// <param name="Digits">The digits without zeros at either end.</param>
/// <param name="Exponent">The power of ten of the last digit.</param>
internal readonly record struct JsonNumber(bool Negative, string Digits, long Exponent) : IComparable<JsonNumber>
{
    // Far beyond what doubles hold, and small enough that sums of two never overflow.
    private const long MaxExponent = 1_000_000_000_000;
    private const int DecimalDigits = 28;
    private const int DoubleMagnitude = 400;

    public bool IsZero => Digits.Length == 0;

    public bool IsInteger => Exponent >= 0;

    /// <summary>The number of digits before the decimal point (negative: zeros after it).</summary>
    public long Magnitude => Digits.Length + Exponent;

    public static JsonNumber Of(JsonElement number) =>
        TryParse(number.GetRawText(), out var value)
            ? value
            : throw new InvalidOperationException($"'{number.GetRawText()}' is no JSON number.");

    /// <summary>Reads a numeric text: spaces around it, a sign, leading zeros, a fraction and an exponent are fine.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out JsonNumber value)
    {
        value = default;
        var rest = text.Trim(" \t\r\n");
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
        {
            rest = rest[1..];
        }

        var whole = TakeDigits(ref rest);
        ReadOnlySpan<char> fraction = default;
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
        }

        if (whole.IsEmpty && fraction.IsEmpty || !TryTakeExponent(ref rest, out var exponent) || !rest.IsEmpty)
        {
            return false;
        }

        value = Normalize(negative, string.Concat(whole, fraction), exponent - fraction.Length);
        return true;
    }

    /// <summary>Compares exactly where both fit a decimal, else as doubles (product.md, section 8).</summary>
    public int CompareTo(JsonNumber other) =>
        TryToDecimal(out var left) && other.TryToDecimal(out var right)
            ? left.CompareTo(right)
            : ToDouble().CompareTo(other.ToDouble());

    /// <summary>The exact value as a decimal, where it fits one.</summary>
    public bool TryToDecimal(out decimal value)
    {
        value = 0;
        if (IsZero)
        {
            return true;
        }

        var fits = Exponent >= -DecimalDigits && Magnitude <= DecimalDigits && Digits.Length <= DecimalDigits;
        return (fits || (IsInteger && Magnitude == DecimalDigits + 1))
            && decimal.TryParse(Scientific(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The nearest double; infinite when it is too large.</summary>
    public double ToDouble()
    {
        if (IsZero || Magnitude < -DoubleMagnitude)
        {
            return 0;
        }

        if (Magnitude > DoubleMagnitude)
        {
            return Negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return double.Parse(Scientific(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Drops what stands after the decimal point.</summary>
    public JsonNumber Truncate() => IsInteger ? this : Shorten(-Exponent, roundUp: false);

    /// <summary>Rounds, half away from zero.</summary>
    /// <param name="places">Digits after the decimal point; negative for tens, hundreds, ...</param>
    public JsonNumber Round(int places)
    {
        var drop = -places - Exponent;
        return drop <= 0 ? this : Shorten(drop, drop <= Digits.Length && Digits[(int)(Digits.Length - drop)] >= '5');
    }

    /// <summary>The number as JSON: plain digits where that is short, else with an exponent.</summary>
    public string ToJson()
    {
        const int PlainDigits = 30;
        if (IsZero)
        {
            return "0";
        }

        var sign = Negative ? "-" : "";
        if (Magnitude > Math.Max(PlainDigits, Digits.Length) || Magnitude < -PlainDigits)
        {
            var fraction = Digits.Length > 1 ? "." + Digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{Digits[..1]}{fraction}e{Magnitude - 1}");
        }

        if (IsInteger)
        {
            return sign + Digits + new string('0', (int)Exponent);
        }

        return Magnitude > 0
            ? $"{sign}{Digits[..(int)Magnitude]}.{Digits[(int)Magnitude..]}"
            : $"{sign}0.{new string('0', (int)-Magnitude)}{Digits}";
    }

    public static bool operator <(JsonNumber left, JsonNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(JsonNumber left, JsonNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(JsonNumber left, JsonNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(JsonNumber left, JsonNumber right) => left.CompareTo(right) >= 0;

    private static JsonNumber Normalize(bool negative, string digits, long exponent)
    {
        var significant = digits.TrimStart('0');
        var trimmed = significant.TrimEnd('0');
        return trimmed.Length == 0
            ? new JsonNumber(false, "", 0)
            : new JsonNumber(negative, trimmed, exponent + (significant.Length - trimmed.Length));
    }

    private static ReadOnlySpan<char> TakeDigits(scoped ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        var digits = end < 0 ? rest : rest[..end];
        rest = rest[digits.Length..];
        return digits;
    }

    private static bool TryTakeExponent(scoped ref ReadOnlySpan<char> rest, out long exponent)
    {
        exponent = 0;
        if (rest is not ['e' or 'E', ..])
        {
            return true;
        }

        rest = rest[1..];
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
        {
            rest = rest[1..];
        }

        var digits = TakeDigits(ref rest);
        if (digits.IsEmpty)
        {
            return false;
        }

        var parsed = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size);
        size = parsed ? Math.Min(size, MaxExponent) : MaxExponent;
        exponent = negative ? -size : size;
        return true;
    }

    private JsonNumber Shorten(long drop, bool roundUp)
    {
        var kept = drop >= Digits.Length ? "" : Digits[..(int)(Digits.Length - drop)];
        if (roundUp)
        {
            var next = (kept.Length == 0 ? BigInteger.Zero : BigInteger.Parse(kept, CultureInfo.InvariantCulture)) + 1;
            kept = next.ToString(CultureInfo.InvariantCulture);
        }

        return Normalize(Negative, kept, Exponent + drop);
    }

    private string Scientific() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Negative ? "-" : "")}{Digits}e{Exponent}");
}
