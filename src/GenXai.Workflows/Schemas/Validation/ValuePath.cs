using System.Globalization;

namespace GenXai.Workflows.Schemas.Validation;

/// <summary>Where in the checked value a schema stands: <c>$.items[2].price</c>; written out only for faults.</summary>
internal sealed class ValuePath
{
    public static readonly ValuePath Root = new(null, "$");

    private readonly ValuePath? _parent;
    private readonly string _segment;

    private ValuePath(ValuePath? parent, string segment) => (_parent, _segment) = (parent, segment);

    public ValuePath Property(string name) => new(this, name.Length > 0 && name.All(IsPlain) && !char.IsAsciiDigit(name[0])
        ? "." + name
        : $"['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']");

    public ValuePath Index(int index) => new(this, string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    public override string ToString()
    {
        var segments = new Stack<string>();
        for (var path = this; path is not null; path = path._parent)
        {
            segments.Push(path._segment);
        }

        return string.Concat(segments);
    }

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || character is '_' or '-';
}
