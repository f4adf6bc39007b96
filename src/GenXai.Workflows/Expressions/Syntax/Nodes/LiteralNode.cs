using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>A value that stands in the expression itself.</summary>
internal sealed class LiteralNode(JsonElement value) : ExpressionNode
{
    public override JsonElement Evaluate(EvaluationScope scope) => value;
}
