using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Templates.Values;

/// <summary>A text that is a template.</summary>
internal sealed class TemplateValueNode(Template template) : ValueNode
{
    public override void Write(Utf8JsonWriter writer, IValueLookup lookup) => template.Render(lookup).WriteTo(writer);
}
