using System.Text.Json;
using GenXai.Activities.Calls;
using GenXai.Activities.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Json;
using GenXai.Workflows.Schemas;

namespace GenXai.Activities.Agents;

/// <summary>Turns what a model wrote into a value (product.md, section 4).</summary>
internal sealed class ReplyReader
{
    private const string Fence = "```";
    private readonly BoundedCache<JsonSchema> _schemas = new();

    /// <summary>Reads a reply; one that does not fit the schema has its faults in <see cref="ModelCallOutcome.SchemaErrors"/>.</summary>
    /// <exception cref="JsonSchemaException">The agent's <c>output_schema</c> is faulty.</exception>
    public ModelCallOutcome Read(string text, JsonElement? outputSchema)
    {
        var outcome = new ModelCallOutcome { Text = text };
        var isJson = JsonText.TryParse(Unfenced(text), out var value, out var fault);
        if (outputSchema is not { } schema)
        {
            return outcome with { Reply = isJson ? value : JsonValues.FromString(text) };
        }

        if (!isJson)
        {
            return outcome with { SchemaErrors = [$"the reply is not JSON: {fault}"] };
        }

        var errors = _schemas.GetOrAdd(schema.GetRawText(), schema, JsonSchema.Parse).Validate(value);
        return errors.Count == 0 ? outcome with { Reply = value } : outcome with { SchemaErrors = errors };
    }

    // A fence counts when it holds the whole reply: ```json … ```
    private static string Unfenced(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith(Fence, StringComparison.Ordinal) || !trimmed.EndsWith(Fence, StringComparison.Ordinal) ||
            trimmed.Length < 2 * Fence.Length)
        {
            return trimmed;
        }

        var inside = trimmed[Fence.Length..^Fence.Length];
        var firstLine = inside.IndexOf('\n', StringComparison.Ordinal);
        var language = firstLine < 0 ? string.Empty : inside[..firstLine].Trim();
        return language.All(char.IsAsciiLetterOrDigit) && firstLine >= 0 ? inside[(firstLine + 1)..] : inside;
    }
}
