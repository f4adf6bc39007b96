using System.Collections.Immutable;
using GenXai.Workflows.Expressions.Syntax;
using GenXai.Workflows.Expressions.Syntax.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>A parsed condition (product.md, section 8). Immutable; evaluation is pure.</summary>
public sealed class Condition
{
    private readonly ExpressionNode _root;

    private Condition(string text, ExpressionNode root, ImmutableArray<NameReference> references)
    {
        Text = text;
        _root = root;
        References = references;
    }

    /// <summary>The condition as written.</summary>
    public string Text { get; }

    /// <summary>The names it reads, each once, in order of appearance.</summary>
    public ImmutableArray<NameReference> References { get; }

    /// <summary>Parses a condition. An empty one is true.</summary>
    /// <param name="text">The condition, at most 65,536 characters, nested at most 200 deep.</param>
    /// <exception cref="ExpressionSyntaxException">The text is no condition.</exception>
    public static Condition Parse(string text)
    {
        var references = new ReferenceCollector();
        var root = ConditionParser.Parse(text, references);
        return new Condition(text, root, references.ToImmutable());
    }

    /// <summary>The condition's truth.</summary>
    /// <param name="lookup">Where names are found; a name that finds nothing is null.</param>
    /// <param name="notes">Gets a line per comparison of things that cannot be compared; may be null.</param>
    public bool Evaluate(IValueLookup lookup, ICollection<string>? notes = null) =>
        JsonValues.IsTruthy(_root.Evaluate(new EvaluationScope(lookup, notes)));
}
