using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>A parsed text template (product.md, section 8). Immutable; rendering is pure.</summary>
public sealed class Template
{
    private Template(string text, ImmutableArray<NameReference> references)
    {
        Text = text;
        References = references;
    }

    /// <summary>The template as written.</summary>
    public string Text { get; }

    /// <summary>The names it reads, each once, in order of appearance.</summary>
    public ImmutableArray<NameReference> References { get; }

    /// <summary>Parses a template.</summary>
    /// <param name="text">The template.</param>
    /// <exception cref="ExpressionSyntaxException">An expression in it is faulty.</exception>
    public static Template Parse(string text) => new(text, []);

    /// <summary>Renders the template: one expression alone keeps its value's type, all else is text.</summary>
    /// <param name="lookup">Where names are found.</param>
    /// <exception cref="TemplateRenderException">A path is missing, or a filter meets a wrong type.</exception>
    public JsonElement Render(IValueLookup lookup) => throw new InvalidOperationException(References.Length + lookup.ToString());
}
