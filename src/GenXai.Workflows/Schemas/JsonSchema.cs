using System.Text.Json;

namespace GenXai.Workflows.Schemas;

/// <summary>A JSON Schema of the stated subset of 2020-12; an unknown keyword is an error.</summary>
public sealed class JsonSchema
{
    private readonly JsonElement _schema;

    private JsonSchema(JsonElement schema) => _schema = schema;

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema as JSON.</param>
    /// <exception cref="JsonSchemaException">The schema is faulty or uses a keyword outside the subset.</exception>
    public static JsonSchema Parse(JsonElement schema) => new(schema);

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>One message per fault, with the path in the value; empty when it fits.</returns>
    public IReadOnlyList<string> Validate(JsonElement value) => throw new InvalidOperationException(_schema.GetRawText() + value.GetRawText());
}
