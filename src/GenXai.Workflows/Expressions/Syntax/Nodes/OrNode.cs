using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>True when one operand is; the first true one ends it.</summary>
internal sealed class OrNode(ImmutableArray<ExpressionNode> operands) : ExpressionNode
{
    public override JsonElement Evaluate(EvaluationScope scope)
    {
        foreach (var operand in operands)
        {
            if (JsonValues.IsTruthy(operand.Evaluate(scope)))
            {
                return JsonValues.True;
            }
        }

        return JsonValues.False;
    }
}
