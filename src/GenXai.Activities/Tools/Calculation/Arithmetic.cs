namespace GenXai.Activities.Tools.Calculation;

/// <summary>The operations. Each is exact in decimals where its result fits one, else it is done in doubles.</summary>
internal static class Arithmetic
{
    private const int MaxScale = 28;
    private const int MaxExponent = 10_000;

    public static Number Add(Number a, Number b)
    {
        if (a.IsExact && b.IsExact && Try(static (x, y) => x + y, a.Decimal, b.Decimal) is { } sum &&
            sum.Scale >= Math.Max(a.Decimal.Scale, b.Decimal.Scale))
        {
            return Number.Of(sum);
        }

        return Number.Of(a.Double + b.Double);
    }

    public static Number Negate(Number a) => a.IsExact ? Number.Of(-a.Decimal) : Number.Of(-a.Double);

    public static Number Subtract(Number a, Number b) => Add(a, Negate(b));

    public static Number Multiply(Number a, Number b)
    {
        // A decimal product is rounded in silence when its digits do not fit; its scale gives that away.
        if (a.IsExact && b.IsExact && a.Decimal.Scale + b.Decimal.Scale <= MaxScale &&
            Try(static (x, y) => x * y, a.Decimal, b.Decimal) is { } product &&
            product.Scale == a.Decimal.Scale + b.Decimal.Scale)
        {
            return Number.Of(product);
        }

        return Number.Of(a.Double * b.Double);
    }

    public static Number Divide(Number a, Number b)
    {
        RefuseZero(b);
        if (a.IsExact && b.IsExact && Try(static (x, y) => x / y, a.Decimal, b.Decimal) is { } quotient)
        {
            var back = Multiply(Number.Of(quotient), b);
            if (back.IsExact && back.Decimal == a.Decimal)
            {
                return Number.Of(quotient);
            }
        }

        return Number.Of(a.Double / b.Double);
    }

    /// <summary>The quotient rounded down, as in Python.</summary>
    public static Number FloorDivide(Number a, Number b)
    {
        RefuseZero(b);
        if (a.IsExact && b.IsExact && Try(static (x, y) => Math.Truncate(x / y), a.Decimal, b.Decimal) is { } quotient &&
            Try(static (x, y) => x % y, a.Decimal, b.Decimal) is { } rest)
        {
            return Number.Of(rest != 0 && rest < 0 != b.Decimal < 0 ? Math.Floor(quotient) - 1 : quotient);
        }

        return Number.Of(Math.Floor(a.Double / b.Double));
    }

    /// <summary>The rest of <see cref="FloorDivide"/>: it has the sign of the divisor.</summary>
    public static Number Modulo(Number a, Number b)
    {
        RefuseZero(b);
        if (a.IsExact && b.IsExact && Try(static (x, y) => x % y, a.Decimal, b.Decimal) is { } rest)
        {
            return Number.Of(rest != 0 && rest < 0 != b.Decimal < 0 ? rest + b.Decimal : rest);
        }

        var inexact = a.Double % b.Double;
        return Number.Of(inexact != 0 && inexact < 0 != b.Double < 0 ? inexact + b.Double : inexact);
    }

    public static Number Power(Number a, Number b)
    {
        if (Math.Abs(b.Double) > MaxExponent)
        {
            throw new CalculationException($"the exponent is out of range; it may be from -{MaxExponent} to {MaxExponent}");
        }

        if (a.Double.Equals(0) && b.Double < 0)
        {
            throw new CalculationException("division by zero (zero to a negative power)");
        }

        if (a.Double < 0 && !IsWhole(b))
        {
            throw new CalculationException("a negative number to a fractional power is not a real number");
        }

        return a.IsExact && IsWhole(b) ? WholePower(a, b) : Number.Of(Math.Pow(a.Double, b.Double));
    }

    public static bool IsWhole(Number number) => Math.Floor(number.Double).Equals(number.Double);

    private static Number WholePower(Number a, Number b)
    {
        var count = (int)Math.Abs(b.Double);
        var power = ExactPower(a.Decimal, count) is { } exact ? Number.Of(exact) : Number.Of(Math.Pow(a.Double, count));
        return b.Double >= 0 ? power : Divide(Number.Of(1m), power);
    }

    // Null where some digit would be lost: doubles that are multiplied up carry their rounding along, one power does not.
    private static decimal? ExactPower(decimal value, int count)
    {
        var result = Number.Of(1m);
        var square = Number.Of(value);
        while (true)
        {
            if ((count & 1) == 1)
            {
                result = Multiply(result, square);
            }

            count >>= 1;
            if (count == 0 || !result.IsExact)
            {
                return result.IsExact ? result.Decimal : null;
            }

            square = Multiply(square, square);
            if (!square.IsExact)
            {
                return null;
            }
        }
    }

    private static void RefuseZero(Number divisor)
    {
        if (divisor.Double.Equals(0))
        {
            throw new CalculationException("division by zero");
        }
    }

    private static decimal? Try(Func<decimal, decimal, decimal> operation, decimal a, decimal b)
    {
        try
        {
            return operation(a, b);
        }
        catch (OverflowException)
        {
            // Too large for a decimal is no fault: the caller goes on in doubles.
            return null;
        }
    }
}
