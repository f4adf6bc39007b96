using System.Collections.Immutable;
using System.Text.Json;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Expressions.Syntax.Nodes;

/// <summary>A list of expressions.</summary>
internal sealed class ListNode(ImmutableArray<ExpressionNode> elements) : ExpressionNode
{
    public override JsonElement Evaluate(EvaluationScope scope)
    {
        var values = elements.Select(element => element.Evaluate(scope)).ToList();
        return JsonValues.Build(writer =>
        {
            writer.WriteStartArray();
            foreach (var value in values)
            {
                value.WriteTo(writer);
            }

            writer.WriteEndArray();
        });
    }
}
