using System.Text.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>A name.</summary>
internal sealed class NameNode(NameReference reference) : ExpressionNode
{
    public override JsonElement Evaluate(EvaluationScope scope) => scope.Find(reference);
}
