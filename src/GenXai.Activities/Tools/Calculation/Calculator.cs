using System.Globalization;
using GenXai.Activities.Text;

namespace GenXai.Activities.Tools.Calculation;

/// <summary>
/// Computes arithmetic expressions while reading them: sum = term (('+'|'-') term)*, term = sign (('*'|'/'|'//'|'%')
/// sign)*, sign = ('+'|'-')* power, power = atom (('**'|'^') sign)?, atom = number | name | name '(' sums ')' | '(' sum ')'.
/// Length and nesting are bounded, so that no input takes long or overflows the stack.
/// </summary>
internal ref struct Calculator
{
    private const int MaxLength = 4096;
    private const int MaxNesting = 100;
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _nesting;

    private Calculator(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Computes an expression.</summary>
    /// <exception cref="CalculationException">The text is no expression, or has no value.</exception>
    public static Number Compute(string expression)
    {
        if (expression.Length > MaxLength)
        {
            throw new CalculationException(string.Create(CultureInfo.InvariantCulture, $"the expression is too long: {expression.Length} characters, at most {MaxLength} are allowed"));
        }

        var calculator = new Calculator(expression);
        calculator.SkipSpaces();
        if (calculator.AtEnd)
        {
            throw new CalculationException("the expression is empty; write one such as 2 * (3 + 4)");
        }

        var result = calculator.Sum();
        if (!calculator.AtEnd)
        {
            throw calculator.Unexpected("an operator or the end");
        }

        return result;
    }

    private readonly bool AtEnd => _position >= _text.Length;

    private Number Sum()
    {
        Enter();
        var value = Term();
        while (true)
        {
            if (Take('+'))
            {
                value = Arithmetic.Add(value, Term());
            }
            else if (Take('-'))
            {
                value = Arithmetic.Subtract(value, Term());
            }
            else
            {
                _nesting--;
                return value;
            }
        }
    }

    private Number Term()
    {
        var value = Sign();
        while (true)
        {
            if (Take("//"))
            {
                value = Arithmetic.FloorDivide(value, Sign());
            }
            else if (Take('/'))
            {
                value = Arithmetic.Divide(value, Sign());
            }
            else if (Take('%'))
            {
                value = Arithmetic.Modulo(value, Sign());
            }
            else if (!At("**") && Take('*'))
            {
                value = Arithmetic.Multiply(value, Sign());
            }
            else
            {
                return value;
            }
        }
    }

    private Number Sign()
    {
        var negative = false;
        while (true)
        {
            if (Take('-'))
            {
                negative = !negative;
            }
            else if (!Take('+'))
            {
                var value = Power();
                return negative ? Arithmetic.Negate(value) : value;
            }
        }
    }

    private Number Power()
    {
        var value = Atom();
        if (!Take("**") && !Take('^'))
        {
            return value;
        }

        // Right to left: 2 ** 3 ** 2 is 512, and -2 ** 2 is -4.
        Enter();
        var power = Arithmetic.Power(value, Sign());
        _nesting--;
        return power;
    }

    private Number Atom()
    {
        if (Take('('))
        {
            var value = Sum();
            return Take(')') ? value : throw Unexpected("')'");
        }

        if (!AtEnd && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.'))
        {
            return Literal();
        }

        return !AtEnd && char.IsAsciiLetter(_text[_position]) ? Named() : throw Unexpected("a number, a function or '('");
    }

    private Number Literal()
    {
        var start = _position;
        SkipDigits();
        if (!AtEnd && _text[_position] == '.')
        {
            _position++;
            SkipDigits();
        }

        if (!AtEnd && _text[_position] is 'e' or 'E')
        {
            _position++;
            if (!AtEnd && _text[_position] is '+' or '-')
            {
                _position++;
            }

            SkipDigits();
        }

        var literal = _text[start.._position];
        if (!Number.TryParse(literal, out var number))
        {
            throw new CalculationException($"'{literal}' at character {start + 1} is no number");
        }

        SkipSpaces();
        return number;
    }

    private Number Named()
    {
        var start = _position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '_'))
        {
            _position++;
        }

        var name = _text[start.._position].ToString();
        SkipSpaces();
        if (!Take('('))
        {
            return Functions.Constant(name) ?? throw Unknown(name, start, "constant", Functions.Constants);
        }

        if (!Functions.TryGet(name, out var function))
        {
            throw Unknown(name, start, "function", Functions.Names);
        }

        var arguments = Arguments();
        if (arguments.Count < function.Fewest || arguments.Count > function.Most)
        {
            var expected = function.Most == int.MaxValue ? "at least 1" : function.Fewest == function.Most ? $"{function.Fewest}" : $"{function.Fewest} or {function.Most}";
            throw new CalculationException($"{name} takes {expected} argument(s), got {arguments.Count}");
        }

        return function.Apply(arguments);
    }

    private List<Number> Arguments()
    {
        List<Number> arguments = [];
        if (Take(')'))
        {
            return arguments;
        }

        do
        {
            arguments.Add(Sum());
        }
        while (Take(','));

        return Take(')') ? arguments : throw Unexpected("',' or ')'");
    }

    private void Enter()
    {
        if (++_nesting > MaxNesting)
        {
            throw new CalculationException($"the expression is nested too deeply; at most {MaxNesting} levels are allowed");
        }
    }

    private void SkipDigits()
    {
        while (!AtEnd && char.IsAsciiDigit(_text[_position]))
        {
            _position++;
        }
    }

    private void SkipSpaces()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }
    }

    private readonly bool At(ReadOnlySpan<char> symbol) => _text[_position..].StartsWith(symbol, StringComparison.Ordinal);

    private bool Take(char symbol)
    {
        if (AtEnd || _text[_position] != symbol)
        {
            return false;
        }

        _position++;
        SkipSpaces();
        return true;
    }

    private bool Take(ReadOnlySpan<char> symbol)
    {
        if (!At(symbol))
        {
            return false;
        }

        _position += symbol.Length;
        SkipSpaces();
        return true;
    }

    private readonly CalculationException Unexpected(string expected) => new(AtEnd
        ? $"expected {expected}, but the expression ends"
        : $"expected {expected} at character {_position + 1}, got '{_text[_position]}'");

    private static CalculationException Unknown(string name, int start, string kind, IEnumerable<string> known) =>
        new($"unknown {kind} '{name}' at character {start + 1}{Suggestion.DidYouMean(name, known)}; known: {string.Join(", ", known)}");
}
