using GenXai.Workflows.Definitions;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A flow has agents.</summary>
internal sealed class FlowRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        foreach (var node in context.Definition.Nodes.Where(node => node.Kind == NodeKind.Flow))
        {
            if (context.Source(node).Find("agents")?.Value is { Valid: true, Items.Length: 0 } agents)
            {
                context.Diagnostics.Error(DiagnosticCodes.MissingKey, agents.Node.Location, $"the flow '{node.Id}' needs at least one agent under 'agents'");
            }
        }
    }
}
