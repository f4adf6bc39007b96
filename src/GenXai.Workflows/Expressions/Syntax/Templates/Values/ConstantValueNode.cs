using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Templates.Values;

/// <summary>A value without templates at any depth.</summary>
internal sealed class ConstantValueNode(JsonElement value) : ValueNode
{
    public override void Write(Utf8JsonWriter writer, IValueLookup lookup) => value.WriteTo(writer);
}
