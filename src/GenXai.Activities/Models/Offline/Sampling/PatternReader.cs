using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GenXai.Activities.Models.Offline.Sampling;

/// <summary>Reads regular expressions of the plain kind; it gives up on look-around, back references and the like.</summary>
internal ref struct PatternReader
{
    private const string Digits = "1234567890";
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string WordCharacters = Letters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits + "_";
    private const string Printable = WordCharacters + " -.,:;!?/@#%&*()+='\"";
    private const int MaxNesting = 50;
    private const int MaxRepeat = 4096;
    private readonly ReadOnlySpan<char> _pattern;
    private int _position;
    private int _nesting;
    private bool _failed;

    private PatternReader(ReadOnlySpan<char> pattern) => _pattern = pattern;

    public static PatternNode? Read(string pattern)
    {
        var reader = new PatternReader(pattern);
        var root = reader.Alternatives();
        return reader._failed || !reader.AtEnd ? null : root;
    }

    private readonly bool AtEnd => _position >= _pattern.Length;

    private PatternNode Alternatives()
    {
        _failed |= ++_nesting > MaxNesting;
        var options = ImmutableArray.CreateBuilder<ImmutableArray<PatternNode>>();
        do
        {
            options.Add(Sequence());
        }
        while (!_failed && Take('|'));
        _nesting--;
        return PatternNode.Group(options.ToImmutable());
    }

    private ImmutableArray<PatternNode> Sequence()
    {
        var parts = ImmutableArray.CreateBuilder<PatternNode>();
        while (!_failed && !AtEnd && _pattern[_position] is not ('|' or ')'))
        {
            // Anchors write nothing: a text that is just what the pattern says starts and ends where they stand.
            if (!Take('^') && !Take('$') && Atom() is { } atom)
            {
                parts.Add(Repeated(atom));
            }
        }

        return parts.ToImmutable();
    }

    private PatternNode? Atom()
    {
        var character = _pattern[_position++];
        switch (character)
        {
            case '(':
                if (Take('?') && !Take(':'))
                {
                    _failed = true;
                    return null;
                }

                var group = Alternatives();
                _failed |= !Take(')');
                return group;
            case '[':
                return Characters();
            case '.':
                return PatternNode.Class(Printable);
            case '\\':
                return Escaped() is { Length: > 0 } set ? PatternNode.Class(set) : null;
            case '*' or '+' or '?' or '{':
                _failed = true;
                return null;
            default:
                return PatternNode.Class(character.ToString());
        }
    }

    private PatternNode Repeated(PatternNode atom)
    {
        if (Take('*'))
        {
            atom = atom with { Least = 0, Most = MaxRepeat };
        }
        else if (Take('+'))
        {
            atom = atom with { Most = MaxRepeat };
        }
        else if (Take('?'))
        {
            atom = atom with { Least = 0 };
        }
        else if (Take('{'))
        {
            var least = Count() ?? 0;
            var most = Take(',') ? Count() ?? MaxRepeat : least;
            _failed |= !Take('}') || least > MaxRepeat;
            atom = atom with { Least = Math.Min(least, MaxRepeat), Most = Math.Min(most, MaxRepeat) };
        }

        // A lazy repeat matches the same texts.
        Take('?');
        return atom;
    }

    private int? Count()
    {
        var start = _position;
        while (!AtEnd && char.IsAsciiDigit(_pattern[_position]))
        {
            _position++;
        }

        return int.TryParse(_pattern[start.._position], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    private string Escaped()
    {
        if (AtEnd)
        {
            _failed = true;
            return string.Empty;
        }

        var character = _pattern[_position++];
        switch (character)
        {
            case 'd':
                return Digits;
            case 'w':
                return WordCharacters;
            case 's':
                return " ";
            case 'D':
                return Letters;
            case 'W':
                return " -.";
            case 'S':
                return WordCharacters;
            case 't':
                return "\t";
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 'b' or 'A' or 'z' or 'Z':
                return string.Empty;
            case var _ when char.IsAsciiLetterOrDigit(character):
                _failed = true;
                return string.Empty;
            default:
                return character.ToString();
        }
    }

    private PatternNode? Characters()
    {
        var negated = Take('^');
        var set = new StringBuilder();
        var first = true;
        while (!_failed && !AtEnd && (first || _pattern[_position] != ']'))
        {
            first = false;
            var from = Member();
            if (from.Length == 1 && !AtEnd && _pattern[_position] == '-' && _position + 1 < _pattern.Length && _pattern[_position + 1] != ']')
            {
                _position++;
                Range(set, from[0], Member());
            }
            else
            {
                set.Append(from);
            }
        }

        _failed |= !Take(']');
        var excluded = set.ToString();
        var characters = negated ? string.Concat(Printable.Where(character => !excluded.Contains(character, StringComparison.Ordinal))) : excluded;
        _failed |= characters.Length == 0;
        return _failed ? null : PatternNode.Class(characters);
    }

    private void Range(StringBuilder set, char from, string to)
    {
        const int widest = 128;
        if (to.Length != 1 || to[0] < from)
        {
            _failed = true;
            return;
        }

        for (int character = from; character <= to[0] && character - from < widest; character++)
        {
            set.Append((char)character);
        }
    }

    private string Member() => Take('\\') ? Escaped() : _pattern[_position++].ToString();

    private bool Take(char character)
    {
        if (AtEnd || _pattern[_position] != character)
        {
            return false;
        }

        _position++;
        return true;
    }
}
