using System.Text.Json;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>Writes what a value may be as JSON Schema. Null stands for a key that is not given.</summary>
internal sealed class SchemaValueWriter(Utf8JsonWriter json, Action<string, object> refer)
{
    public void Write(ValueShape shape, bool nullable)
    {
        if (shape.OneOrMany || shape.Shorthand is not null)
        {
            WriteEither(shape, nullable);
            return;
        }

        switch (shape.Form)
        {
            case ValueForm.Json or ValueForm.TemplateValue:
                break;
            case ValueForm.Object:
                WriteReference(shape.Object!.Name, shape.Object, nullable);
                break;
            case ValueForm.Variant:
                WriteReference(shape.Variant!.Name, shape.Variant, nullable);
                break;
            case ValueForm.Choice:
                WriteChoice(shape, nullable);
                break;
            case ValueForm.List or ValueForm.Map:
                WriteTypes(nullable, shape.Form == ValueForm.List ? "array" : "object");
                json.WriteStartObject(shape.Form == ValueForm.List ? "items" : "additionalProperties");
                Write(shape.Item!, nullable: false);
                json.WriteEndObject();
                break;
            default:
                WriteTypes(nullable, Types(shape.Form));
                WriteRange(shape);
                break;
        }
    }

    // A list or one of its items; an object or the text that stands for it.
    private void WriteEither(ValueShape shape, bool nullable)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        Write(shape with { OneOrMany = false, Shorthand = null }, nullable);
        json.WriteEndObject();
        json.WriteStartObject();
        Write(shape.OneOrMany ? shape.Item! : ValueShape.Template, nullable: false);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string[] Types(ValueForm form) => form switch
    {
        ValueForm.Text or ValueForm.Template => ["string"],
        ValueForm.Flag => ["boolean"],
        ValueForm.WholeNumber => ["integer"],
        ValueForm.Number => ["number"],
        ValueForm.Condition or ValueForm.TextOrFlag => ["string", "boolean"],
        ValueForm.NumberOrTemplate => ["number", "string"],
        ValueForm.Schema => ["object", "boolean"],
        _ => ["object"],
    };

    private void WriteTypes(bool nullable, params string[] types)
    {
        if (types.Length == 1 && !nullable)
        {
            json.WriteString("type", types[0]);
            return;
        }

        json.WriteStartArray("type");
        foreach (var type in types)
        {
            json.WriteStringValue(type);
        }

        if (nullable)
        {
            json.WriteStringValue("null");
        }

        json.WriteEndArray();
    }

    private void WriteRange(ValueShape shape)
    {
        if (shape.Min is { } min)
        {
            json.WriteNumber(shape.MinExcluded ? "exclusiveMinimum" : "minimum", min);
        }

        if (shape.Max is { } max)
        {
            json.WriteNumber("maximum", max);
        }

        if (shape.NonEmpty)
        {
            json.WriteNumber("minLength", 1);
        }
    }

    private void WriteChoice(ValueShape shape, bool nullable)
    {
        json.WriteStartArray("enum");
        foreach (var choice in shape.Choices.Concat(shape.ChoiceAliases.Select(alias => alias.Key)))
        {
            json.WriteStringValue(choice);
        }

        if (nullable)
        {
            json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private void WriteReference(string name, object shape, bool nullable)
    {
        refer(name, shape);
        if (!nullable)
        {
            json.WriteString("$ref", "#/$defs/" + name);
            return;
        }

        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("$ref", "#/$defs/" + name);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
