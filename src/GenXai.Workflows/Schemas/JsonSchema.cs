using System.Text.Json;
using GenXai.Workflows.Schemas.Compilation;
using GenXai.Workflows.Schemas.Validation;

namespace GenXai.Workflows.Schemas;

/// <summary>
/// A JSON Schema of the stated subset of 2020-12 (docs/json-schema.md); an unknown keyword is an error. Immutable.
/// </summary>
public sealed class JsonSchema
{
    private readonly SchemaNode _root;

    private JsonSchema(SchemaNode root) => _root = root;

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema as JSON: an object, true or false.</param>
    /// <exception cref="JsonSchemaException">The schema is faulty or uses a keyword outside the subset.</exception>
    public static JsonSchema Parse(JsonElement schema) => new(SchemaCompiler.Compile(schema));

    /// <summary>Checks a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>
    /// One message per fault, with the path in the value; empty when it fits. Of more than 100 faults the others are
    /// counted in a last line; a check that is too costly (two million steps) is one fault that says so.
    /// </returns>
    public IReadOnlyList<string> Validate(JsonElement value)
    {
        var budget = new ValidationBudget();
        var faults = new FaultList();
        new ValidationScope(ValuePath.Root, budget, faults).Check(_root, value);
        return budget.IsExhausted
            ? ["$: the value cannot be checked: it is nested too deep, or the schema's references and alternatives take more than two million steps; simplify the schema"]
            : faults.ToMessages();
    }
}
