using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions.Filters;
using GenXai.Workflows.Expressions.Syntax.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax.Templates;

/// <summary>What stands between <c>{{</c> and <c>}}</c>: a value and the filters that it passes.</summary>
internal sealed class TemplateExpression(ExpressionNode value, ImmutableArray<FilterNode> filters, string text)
{
    public JsonElement Evaluate(IValueLookup lookup)
    {
        var (current, missing) = Evaluate(value, lookup);
        foreach (var filter in filters)
        {
            if (filter.IsDefault)
            {
                (current, missing) = missing is not null || IsEmpty(current)
                    ? Evaluate(filter.Argument!, lookup)
                    : (current, missing);
            }
            else if (missing is null && current.ValueKind != JsonValueKind.Null)
            {
                current = Apply(filter, current, lookup);
            }
        }

        return missing is null ? current : throw Missing(missing);
    }

    private static (JsonElement Value, NameReference? Missing) Evaluate(ExpressionNode node, IValueLookup lookup)
    {
        var scope = new EvaluationScope(lookup);
        var result = node.Evaluate(scope);
        return (result.ValueKind == JsonValueKind.Undefined ? JsonValues.Null : result, scope.FirstMissing);
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.ValueEquals(""u8));

    private JsonElement Apply(FilterNode filter, JsonElement current, IValueLookup lookup)
    {
        JsonElement? argument = null;
        if (filter.Argument is not null)
        {
            var (result, missing) = Evaluate(filter.Argument, lookup);
            argument = missing is null ? result : throw Missing(missing);
        }

        var call = new FilterCall(filter.Definition.Name, argument, text);
        if (!lookup.HoldsReferences)
        {
            return filter.Definition.Apply(current, call);
        }

        if (filter.Definition.IsLength && PayloadValues.IsReference(current) && PayloadValues.Read(current).Outline?.Length is { } length)
        {
            return JsonValues.FromInt(length);
        }

        return PayloadValues.Occurs(current) || (argument is { } given && PayloadValues.Occurs(given))
            ? throw new PayloadNeededException($"'{{{{ {text} }}}}'")
            : filter.Definition.Apply(current, call);
    }

    private TemplateRenderException Missing(NameReference reference) => new(reference.Segments is [ReservedNames.Secrets, var secret, ..]
        ? $"the host has no secret '{secret}', which '{{{{ {text} }}}}' needs. Set the environment variable {secret}, or put it where GENXAI_SECRETS_FILE or GENXAI_KEY_VAULT points."
        : $"'{reference.Text}' was not found, in '{{{{ {text} }}}}'. Check the name, or give it a default: '{{{{ {reference.Text} | default: '' }}}}'.");
}
