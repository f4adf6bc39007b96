using System.Text.Json;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>One comparison of two values.</summary>
internal sealed class ComparisonNode(ExpressionNode left, ComparisonOperator comparison, ExpressionNode right, string text)
    : ExpressionNode
{
    public override JsonElement Evaluate(EvaluationScope scope)
    {
        var first = left.Evaluate(scope);
        var second = right.Evaluate(scope);
        if (scope.HoldsReferences && (PayloadValues.Occurs(first) || PayloadValues.Occurs(second)))
        {
            throw new PayloadNeededException($"'{text}'");
        }

        return JsonValues.FromBool(comparison switch
        {
            ComparisonOperator.Equal => JsonEquality.AreEqual(first, second),
            ComparisonOperator.NotEqual => !JsonEquality.AreEqual(first, second),
            ComparisonOperator.In => Contains(second, first, scope),
            ComparisonOperator.NotIn => !Contains(second, first, scope),
            ComparisonOperator.Contains => Contains(first, second, scope),
            _ => IsOrdered(first, second, scope),
        });
    }

    private bool IsOrdered(JsonElement first, JsonElement second, EvaluationScope scope)
    {
        if (JsonEquality.Compare(first, second) is not { } order)
        {
            scope.Note($"'{text}' is false: {JsonValues.TypeName(first)} and {JsonValues.TypeName(second)} have no order.");
            return false;
        }

        return comparison switch
        {
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private bool Contains(JsonElement container, JsonElement item, EvaluationScope scope)
    {
        switch (container.ValueKind)
        {
            case JsonValueKind.Array:
                return container.EnumerateArray().Any(element => JsonEquality.AreEqual(element, item));
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return false;
            case JsonValueKind.String or JsonValueKind.Object when item.ValueKind == JsonValueKind.Null:
                return false;
            case JsonValueKind.String when IsScalar(item):
                return container.GetString()!.Contains(JsonValues.ToText(item), StringComparison.Ordinal);
            case JsonValueKind.Object when IsScalar(item):
                return container.TryGetProperty(JsonValues.ToText(item), out _);
            default:
                scope.Note($"'{text}': {JsonValues.TypeName(container)} cannot contain {JsonValues.TypeName(item)}.");
                return false;
        }
    }

    // A number in a text is looked for as it is written, as '==' reads a numeric text as a number.
    private static bool IsScalar(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
