using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Expressions.Syntax;
using GenXai.Workflows.Expressions.Syntax.Templates;
using GenXai.Workflows.Expressions.Syntax.Templates.Values;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>A JSON value whose texts are templates, at any depth (tool parameters, inputs, outputs).</summary>
public sealed class ValueTemplate : ITemplate
{
    private readonly JsonElement _source;
    private readonly ValueNode _root;

    private ValueTemplate(JsonElement source, ValueNode root, ImmutableArray<NameReference> references)
    {
        _source = source;
        _root = root;
        References = references;
    }

    JsonElement ITemplate.Source => _source;

    /// <summary>The names it reads, each once, in order of appearance.</summary>
    public ImmutableArray<NameReference> References { get; }

    /// <summary>Parses all texts of a value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ExpressionSyntaxException">An expression in it is faulty.</exception>
    public static ValueTemplate Parse(JsonElement value)
    {
        var references = new ReferenceCollector();
        var root = ValueTemplateParser.Parse(value, references);
        return new ValueTemplate(value, root, references.ToImmutable());
    }

    /// <summary>Renders every text in it; numbers, keys and the rest stay.</summary>
    /// <param name="lookup">Where names are found.</param>
    /// <exception cref="TemplateRenderException">A path is missing, or a filter meets a wrong type.</exception>
    public JsonElement Render(IValueLookup lookup) =>
        RenderedDepth.Check(JsonValues.Build(writer => _root.Write(writer, lookup)), "a value with templates");
}
