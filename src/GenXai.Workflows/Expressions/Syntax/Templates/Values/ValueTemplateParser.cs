using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Templates.Values;

/// <summary>Finds the templates in a value; what has none stays one constant.</summary>
internal static class ValueTemplateParser
{
    public static ValueNode Parse(JsonElement value, ReferenceCollector references) => value.ValueKind switch
    {
        JsonValueKind.String => ParseText(value, references),
        JsonValueKind.Array => ParseList(value, references),
        JsonValueKind.Object => ParseObject(value, references),
        JsonValueKind.Undefined => new ConstantValueNode(Json.JsonValues.Null),
        _ => new ConstantValueNode(value),
    };

    private static ValueNode ParseText(JsonElement value, ReferenceCollector references)
    {
        var template = Template.Parse(value.GetString()!, references);
        return template.HasExpressions ? new TemplateValueNode(template) : new ConstantValueNode(value);
    }

    private static ValueNode ParseList(JsonElement value, ReferenceCollector references)
    {
        var elements = value.EnumerateArray().Select(element => Parse(element, references)).ToImmutableArray();
        return elements.All(element => element is ConstantValueNode) ? new ConstantValueNode(value) : new ListValueNode(elements);
    }

    private static ValueNode ParseObject(JsonElement value, ReferenceCollector references)
    {
        var properties = value.EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, Parse(property.Value, references)))
            .ToImmutableArray();
        return properties.All(property => property.Value is ConstantValueNode)
            ? new ConstantValueNode(value)
            : new ObjectValueNode(properties);
    }
}
