using System.Collections.Immutable;

namespace GenXai.Workflows.Expressions;

/// <summary>A parsed condition (product.md, section 8). Immutable; evaluation is pure.</summary>
public sealed class Condition
{
    private Condition(string text, ImmutableArray<NameReference> references)
    {
        Text = text;
        References = references;
    }

    /// <summary>The condition as written.</summary>
    public string Text { get; }

    /// <summary>The names it reads, each once, in order of appearance.</summary>
    public ImmutableArray<NameReference> References { get; }

    /// <summary>Parses a condition. An empty one is true.</summary>
    /// <param name="text">The condition.</param>
    /// <exception cref="ExpressionSyntaxException">The text is no condition.</exception>
    public static Condition Parse(string text) => new(text, []);

    /// <summary>The condition's truth.</summary>
    /// <param name="lookup">Where names are found; a name that finds nothing is null.</param>
    /// <param name="notes">Gets a line per comparison of things that cannot be compared; may be null.</param>
    public bool Evaluate(IValueLookup lookup, ICollection<string>? notes = null) => throw new InvalidOperationException(References.Length + lookup.ToString());
}
