using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>True when all operands are; the first false one ends it.</summary>
internal sealed class AndNode(ImmutableArray<ExpressionNode> operands) : ExpressionNode
{
    public override JsonElement Evaluate(EvaluationScope scope)
    {
        foreach (var operand in operands)
        {
            if (!JsonValues.IsTruthy(operand.Evaluate(scope)))
            {
                return JsonValues.False;
            }
        }

        return JsonValues.True;
    }
}
