using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions.Syntax;
using GenXai.Workflows.Expressions.Syntax.Templates;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>A parsed text template (product.md, section 8). Immutable; rendering is pure.</summary>
public sealed class Template : ITemplate
{
    private readonly ImmutableArray<TemplatePart> _parts;
    private readonly TemplateExpression? _only;

    private Template(string text, ImmutableArray<TemplatePart> parts, ImmutableArray<NameReference> references)
    {
        Text = text;
        References = references;
        _parts = parts;
        var solid = parts.Where(part => !part.IsBlank).Take(2).ToArray();
        _only = solid is [{ Expression: not null }] ? solid[0].Expression : null;
    }

    /// <summary>The template as written.</summary>
    public string Text { get; }

    JsonElement ITemplate.Source => JsonValues.FromString(Text);

    /// <summary>The names it reads, each once, in order of appearance.</summary>
    public ImmutableArray<NameReference> References { get; }

    /// <summary>Whether it has any expression; without one it renders to its own text.</summary>
    public bool HasExpressions => _parts.Any(part => part.Expression is not null);

    /// <summary>Parses a template.</summary>
    /// <param name="text">The template, at most 1,048,576 characters.</param>
    /// <exception cref="ExpressionSyntaxException">An expression in it is faulty.</exception>
    public static Template Parse(string text) => Parse(text, new ReferenceCollector());

    /// <summary>Renders the template: one expression alone keeps its value's type, all else is text.</summary>
    /// <param name="lookup">Where names are found.</param>
    /// <exception cref="TemplateRenderException">A path is missing, or a filter meets a wrong type.</exception>
    public JsonElement Render(IValueLookup lookup)
    {
        if (_only is not null)
        {
            return RenderedDepth.Check(_only.Evaluate(lookup), Text);
        }

        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Expression is not { } expression)
            {
                text.Append(part.Text);
                continue;
            }

            var value = expression.Evaluate(lookup);
            text.Append(lookup.HoldsReferences && PayloadValues.Occurs(value) ? throw new PayloadNeededException($"'{Text}'") : JsonValues.ToText(value));
        }

        return JsonValues.FromString(text.ToString());
    }

    internal static Template Parse(string text, ReferenceCollector references)
    {
        var own = new ReferenceCollector();
        var parts = new TemplateParser(text, own).Parse();
        var found = own.ToImmutable();
        foreach (var reference in found)
        {
            references.Add(reference);
        }

        return new Template(text, parts, found);
    }
}
