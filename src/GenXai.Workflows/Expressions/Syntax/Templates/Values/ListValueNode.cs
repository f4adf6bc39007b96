using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Templates.Values;

/// <summary>A list with templates in it.</summary>
internal sealed class ListValueNode(ImmutableArray<ValueNode> elements) : ValueNode
{
    public override void Write(Utf8JsonWriter writer, IValueLookup lookup)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
        {
            element.Write(writer, lookup);
        }

        writer.WriteEndArray();
    }
}
