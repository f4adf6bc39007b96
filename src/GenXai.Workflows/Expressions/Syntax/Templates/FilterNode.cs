using GenXai.Workflows.Expressions.Filters;
using GenXai.Workflows.Expressions.Syntax.Nodes;

namespace GenXai.Workflows.Expressions.Syntax.Templates;

/// <summary>A filter as it stands in a template.</summary>
/// <param name="Definition">Which filter.</param>
/// <param name="Argument">Its argument, if it has one.</param>
internal sealed record FilterNode(FilterDefinition Definition, ExpressionNode? Argument)
{
    public bool IsDefault => string.Equals(Definition.Name, FilterCatalog.Default, StringComparison.Ordinal);
}
