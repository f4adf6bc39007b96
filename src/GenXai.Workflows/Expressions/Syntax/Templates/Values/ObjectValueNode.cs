using System.Collections.Immutable;
using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Templates.Values;

/// <summary>An object with templates in its values; keys stay as they are.</summary>
internal sealed class ObjectValueNode(ImmutableArray<KeyValuePair<string, ValueNode>> properties) : ValueNode
{
    public override void Write(Utf8JsonWriter writer, IValueLookup lookup)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            value.Write(writer, lookup);
        }

        writer.WriteEndObject();
    }
}
