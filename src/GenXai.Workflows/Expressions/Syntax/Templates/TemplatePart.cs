namespace GenXai.Workflows.Expressions.Syntax.Templates;

/// <summary>A piece of a template: plain text, or an expression.</summary>
/// <param name="Text">The plain text; empty for an expression.</param>
/// <param name="Expression">The expression; null for plain text.</param>
internal readonly record struct TemplatePart(string Text, TemplateExpression? Expression)
{
    public bool IsBlank => Expression is null && string.IsNullOrWhiteSpace(Text);
}
