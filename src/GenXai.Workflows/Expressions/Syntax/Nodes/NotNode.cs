using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>The opposite of an operand's truth.</summary>
internal sealed class NotNode(ExpressionNode operand) : ExpressionNode
{
    public override JsonElement Evaluate(EvaluationScope scope) =>
        JsonValues.FromBool(!JsonValues.IsTruthy(operand.Evaluate(scope)));
}
