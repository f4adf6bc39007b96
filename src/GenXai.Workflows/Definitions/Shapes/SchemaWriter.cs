using System.Text.Json;

namespace GenXai.Workflows.Definitions.Shapes;

/// <summary>Writes shapes as JSON Schema definitions, each once.</summary>
internal sealed class SchemaWriter
{
    private readonly Utf8JsonWriter _json;
    private readonly SchemaValueWriter _values;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<object> _waiting = new();

    public SchemaWriter(Utf8JsonWriter json)
    {
        _json = json;
        _values = new SchemaValueWriter(json, Refer);
    }

    public void WriteDefinitions(ObjectShape root)
    {
        Refer(root.Name, root);
        _json.WriteStartObject("$defs");
        while (_waiting.TryDequeue(out var next))
        {
            switch (next)
            {
                case ObjectShape shape:
                    _json.WriteStartObject(shape.Name);
                    WriteObject(shape);
                    _json.WriteEndObject();
                    break;
                case VariantShape variant:
                    WriteVariant(variant);
                    break;
            }
        }

        _json.WriteEndObject();
    }

    private void Refer(string name, object shape)
    {
        if (_seen.Add(name))
        {
            _waiting.Enqueue(shape);
        }
    }

    private void WriteObject(ObjectShape shape)
    {
        _json.WriteString("type", "object");
        _json.WriteStartObject("properties");
        WriteProperties(shape);
        _json.WriteEndObject();
        _json.WriteBoolean("additionalProperties", false);
        WriteRequired(shape.Keys.Where(key => key.Required && key.Aliases.Length == 0));
        var aliased = shape.Keys.Where(key => key.Required && key.Aliases.Length > 0).ToList();
        if (aliased.Count > 0)
        {
            _json.WriteStartArray("allOf");
            foreach (var key in aliased)
            {
                WriteEither(key, nested: false);
            }

            _json.WriteEndArray();
        }
    }

    private void WriteRequired(IEnumerable<KeyShape> keys)
    {
        var names = keys.Select(key => key.Name).ToList();
        if (names.Count > 0)
        {
            WriteNames("required", names);
        }
    }

    private void WriteNames(string property, IEnumerable<string> names)
    {
        _json.WriteStartArray(property);
        foreach (var name in names)
        {
            _json.WriteStringValue(name);
        }

        _json.WriteEndArray();
    }

    private void WriteProperties(ObjectShape shape)
    {
        foreach (var key in shape.Keys)
        {
            foreach (var name in key.Aliases.Prepend(key.Name))
            {
                _json.WriteStartObject(name);
                _json.WriteString("description", string.Equals(name, key.Name, StringComparison.Ordinal) ? key.Doc : $"The same as {key.Name}.");
                _values.Write(key.Value, nullable: !key.Required);
                _json.WriteEndObject();
            }
        }
    }

    private void WriteVariant(VariantShape variant)
    {
        _json.WriteStartObject(variant.Name);
        _json.WriteString("type", "object");
        _json.WriteStartObject("properties");
        WriteProperties(variant.Outer);
        _json.WriteEndObject();
        WriteRequired(variant.Outer.Keys.Where(key => key.Required));
        _json.WriteStartArray("allOf");
        foreach (var (type, shape) in variant.Variants)
        {
            WriteCase(variant, type, shape);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        foreach (var (_, shape) in variant.Variants)
        {
            WriteVariantObject(variant, shape);
        }
    }

    private void WriteCase(VariantShape variant, string type, ObjectShape shape)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("if");
        _json.WriteStartObject("properties");
        _json.WriteStartObject(VariantShape.Discriminator);
        WriteNames("enum", variant.Type.ChoiceAliases.Where(alias => string.Equals(alias.Value, type, StringComparison.Ordinal)).Select(alias => alias.Key).Prepend(type));
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteStartObject("then");
        _json.WriteString("$ref", "#/$defs/" + shape.Name);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteVariantObject(VariantShape variant, ObjectShape shape)
    {
        _json.WriteStartObject(shape.Name);
        _json.WriteStartObject("properties");
        foreach (var name in variant.Outer.Names)
        {
            _json.WriteBoolean(name, true);
        }

        WriteProperties(shape);
        _json.WriteStartObject(VariantShape.Nested);
        _json.WriteString("description", "Settings may stand here or beside it.");
        WriteNames("type", ["object", "null"]);
        _json.WriteStartObject("properties");
        WriteProperties(shape);
        _json.WriteEndObject();
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteBoolean("additionalProperties", false);
        var required = shape.Keys.Where(key => key.Required).ToList();
        if (required.Count > 0)
        {
            _json.WriteStartArray("allOf");
            foreach (var key in required)
            {
                WriteEither(key, nested: true);
            }

            foreach (var each in shape.Cases)
            {
                WriteDependent(each);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    /// <summary>Both keys may stand beside <c>config</c> or under it.</summary>
    private void WriteDependent(ObjectCase each)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("if");
        _json.WriteStartArray("anyOf");
        _json.WriteStartObject();
        WriteCondition(each);
        _json.WriteEndObject();
        _json.WriteStartObject();
        WriteNames("required", [VariantShape.Nested]);
        _json.WriteStartObject("properties");
        _json.WriteStartObject(VariantShape.Nested);
        _json.WriteString("type", "object");
        WriteCondition(each);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteStartObject("then");
        _json.WriteStartObject("properties");
        WriteHeld(each);
        _json.WriteStartObject(VariantShape.Nested);
        _json.WriteStartObject("properties");
        WriteHeld(each);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteCondition(ObjectCase each)
    {
        WriteNames("required", [each.When]);
        _json.WriteStartObject("properties");
        _json.WriteStartObject(each.When);
        WriteNames("enum", [each.Is]);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteHeld(ObjectCase each)
    {
        _json.WriteStartObject(each.Key);
        _values.Write(ValueShape.Of(each.Shape), nullable: true);
        _json.WriteEndObject();
    }

    /// <summary>A required key by any of its names, under <c>config</c> perhaps.</summary>
    private void WriteEither(KeyShape key, bool nested)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("anyOf");
        foreach (var name in key.Aliases.Prepend(key.Name))
        {
            _json.WriteStartObject();
            WriteNames("required", [name]);
            _json.WriteEndObject();
            if (nested)
            {
                _json.WriteStartObject();
                WriteNames("required", [VariantShape.Nested]);
                _json.WriteStartObject("properties");
                _json.WriteStartObject(VariantShape.Nested);
                _json.WriteString("type", "object");
                WriteNames("required", [name]);
                _json.WriteEndObject();
                _json.WriteEndObject();
                _json.WriteEndObject();
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }
}
