using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>A node of a parsed expression.</summary>
internal abstract class ExpressionNode
{
    public abstract JsonElement Evaluate(EvaluationScope scope);
}
