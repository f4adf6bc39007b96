using System.Collections.Frozen;

namespace GenXai.Activities.Tools.Calculation;

/// <summary>The functions and constants that expressions may name.</summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, Function> Known = new Dictionary<string, Function>(StringComparer.Ordinal)
    {
        ["abs"] = new(1, 1, static a => a[0].Double < 0 ? Arithmetic.Negate(a[0]) : a[0]),
        ["round"] = new(1, 2, static a => Round(a)),
        ["floor"] = new(1, 1, static a => Map(a[0], Math.Floor, Math.Floor)),
        ["ceil"] = new(1, 1, static a => Map(a[0], Math.Ceiling, Math.Ceiling)),
        ["trunc"] = new(1, 1, static a => Map(a[0], Math.Truncate, Math.Truncate)),
        ["min"] = new(1, int.MaxValue, static a => a.Aggregate(static (x, y) => Less(y, x) ? y : x)),
        ["max"] = new(1, int.MaxValue, static a => a.Aggregate(static (x, y) => Less(x, y) ? y : x)),
        ["sum"] = new(1, int.MaxValue, static a => a.Aggregate(Arithmetic.Add)),
        ["avg"] = new(1, int.MaxValue, static a => Arithmetic.Divide(a.Aggregate(Arithmetic.Add), Number.Of((decimal)a.Count))),
        ["pow"] = new(2, 2, static a => Arithmetic.Power(a[0], a[1])),
        ["sqrt"] = new(1, 1, static a => SquareRoot(a[0])),
        ["exp"] = new(1, 1, static a => Number.Of(Math.Exp(a[0].Double))),
        ["ln"] = new(1, 1, static a => Logarithm(a[0], Math.E)),
        ["log"] = new(1, 2, static a => Logarithm(a[0], a.Count == 2 ? a[1].Double : Math.E)),
        ["log10"] = new(1, 1, static a => Logarithm(a[0], 10)),
        ["log2"] = new(1, 1, static a => Logarithm(a[0], 2)),
        ["sin"] = new(1, 1, static a => Number.Of(Math.Sin(a[0].Double))),
        ["cos"] = new(1, 1, static a => Number.Of(Math.Cos(a[0].Double))),
        ["tan"] = new(1, 1, static a => Number.Of(Math.Tan(a[0].Double))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Constants { get; } = ["e", "pi"];

    public static bool TryGet(string name, out Function function)
    {
        var found = Known.TryGetValue(name, out var known);
        function = known!;
        return found;
    }

    public static Number? Constant(string name) => name switch
    {
        "pi" => Number.Of(Math.PI),
        "e" => Number.Of(Math.E),
        _ => null,
    };

    private static Number Map(Number number, Func<decimal, decimal> exact, Func<double, double> inexact) =>
        number.IsExact ? Number.Of(exact(number.Decimal)) : Number.Of(inexact(number.Double));

    private static bool Less(Number a, Number b) =>
        a.IsExact && b.IsExact ? a.Decimal < b.Decimal : a.Double < b.Double;

    private static Number Round(IReadOnlyList<Number> arguments)
    {
        var digits = arguments.Count == 2 ? arguments[1].Double : 0;
        if (digits is < 0 or > 28 || !Math.Floor(digits).Equals(digits))
        {
            throw new CalculationException("round takes a whole number of digits from 0 to 28");
        }

        var places = (int)digits;
        return Map(
            arguments[0],
            value => Math.Round(value, places, MidpointRounding.AwayFromZero),
            value => places <= 15 ? Math.Round(value, places, MidpointRounding.AwayFromZero) : value);
    }

    private static Number SquareRoot(Number number)
    {
        if (number.Double < 0)
        {
            throw new CalculationException("the square root of a negative number is not a real number");
        }

        var root = Number.Of(Math.Sqrt(number.Double));
        if (!number.IsExact || root.Double > 1e14)
        {
            return root;
        }

        // A root that is a decimal, such as that of 2.25, is given exactly.
        var exact = Number.Of((decimal)root.Double);
        var square = Arithmetic.Multiply(exact, exact);
        return square.IsExact && square.Equals(number) ? exact : root;
    }

    private static Number Logarithm(Number number, double logBase)
    {
        if (number.Double <= 0 || logBase <= 0 || logBase.Equals(1))
        {
            throw new CalculationException("a logarithm needs a number above 0, and a base above 0 other than 1");
        }

        return Number.Of(logBase switch
        {
            10 => Math.Log10(number.Double),
            2 => Math.Log2(number.Double),
            Math.E => Math.Log(number.Double),
            _ => Math.Log(number.Double, logBase),
        });
    }
}
