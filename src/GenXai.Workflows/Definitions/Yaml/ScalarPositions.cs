namespace GenXai.Workflows.Definitions.Yaml;

/// <summary>
/// Finds where a character of a scalar's value stands in the source. White space is not followed one to one, since
/// folding and indentation change it: the marks between it are counted on both sides.
/// </summary>
internal static class ScalarPositions
{
    public static int Find(string source, int start, ScalarForm form, string value, int offset)
    {
        offset = Math.Clamp(offset, 0, value.Length);
        var marks = 0;
        var spaces = 0;
        for (var i = 0; i < offset; i++)
        {
            var white = IsWhite(value[i]);
            marks += white ? 0 : 1;
            spaces = white ? spaces + 1 : 0;
        }

        var position = form switch
        {
            ScalarForm.Block => AfterHeader(source, start),
            ScalarForm.Plain => start,
            _ => start + 1,
        };
        while (marks > 0 && position < source.Length)
        {
            marks -= Step(source, ref position, form);
        }

        var wantsMark = offset < value.Length && !IsWhite(value[offset]);
        return wantsMark ? SkipWhite(source, position, form) : WithinLine(source, position, spaces);
    }

    /// <summary>Passes one character of the source, or one escape; returns how many marks of the value it made.</summary>
    private static int Step(string source, ref int position, ScalarForm form)
    {
        var c = source[position];
        if (form == ScalarForm.DoubleQuoted && c == '\\' && position + 1 < source.Length)
        {
            var (length, marks) = Escape(source[position + 1]);
            position = Math.Min(position + length, source.Length);
            return marks;
        }

        if (form == ScalarForm.SingleQuoted && c == '\'' && position + 1 < source.Length)
        {
            position += 2;
            return 1;
        }

        position++;
        return IsWhite(c) ? 0 : 1;
    }

    private static (int Length, int Marks) Escape(char kind) => kind switch
    {
        'x' => (4, 1),
        'u' => (6, 1),
        'U' => (10, 2),
        'n' or 't' or 'r' or ' ' or '\t' or '\n' or 'N' or '_' or 'L' or 'P' or 'v' or 'f' => (2, 0),
        _ => (2, 1),
    };

    private static int SkipWhite(string source, int position, ScalarForm form)
    {
        while (position < source.Length)
        {
            var next = position;
            if (Step(source, ref next, form) > 0)
            {
                return position;
            }

            position = next;
        }

        return position;
    }

    private static int WithinLine(string source, int position, int spaces)
    {
        while (spaces > 0 && position < source.Length && source[position] != '\n' && IsWhite(source[position]))
        {
            position++;
            spaces--;
        }

        return position;
    }

    private static int AfterHeader(string source, int start)
    {
        var end = source.IndexOf('\n', start);
        return end < 0 ? source.Length : end + 1;
    }

    private static bool IsWhite(char c) => char.IsWhiteSpace(c);
}
