using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Templates.Values;

/// <summary>A node of a JSON value whose texts are templates.</summary>
internal abstract class ValueNode
{
    public abstract void Write(Utf8JsonWriter writer, IValueLookup lookup);
}
