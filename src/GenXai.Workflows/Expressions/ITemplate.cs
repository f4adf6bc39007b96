using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Expressions;

/// <summary>A text template, or a value whose texts are templates.</summary>
internal interface ITemplate
{
    /// <summary>The template as written.</summary>
    JsonElement Source { get; }

    /// <summary>The names it reads, each once, in order of appearance.</summary>
    ImmutableArray<NameReference> References { get; }

    /// <summary>Renders it.</summary>
    /// <exception cref="TemplateRenderException">A path is missing, or a filter meets a wrong type.</exception>
    JsonElement Render(IValueLookup lookup);
}
