using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Definitions.Reading;
using GenXai.Workflows.Flows;

namespace GenXai.Workflows.Validation.Rules;

/// <summary>A flow has the agents that its pattern needs, each once; its params are the pattern's.</summary>
internal sealed class FlowRule : IValidationRule
{
    public void Check(ValidationContext context)
    {
        foreach (var node in context.Definition.Nodes.Where(node => node.Kind == NodeKind.Flow))
        {
            var flow = (FlowSettings)node.Settings;
            CheckFallback(context, node);
            if (FlowPatterns.Find(flow.FlowType) is not { } pattern)
            {
                // The choice of types was reported.
                continue;
            }

            var isSound = CheckAgents(context, node, pattern);
            var before = context.Diagnostics.Count;
            var given = context.Source(node).Find("params")?.Value is { Valid: true } value
                ? new ShapeReader(context.Diagnostics).ReadObject(value.Node, pattern.Params)
                : null;
            if (isSound && context.Diagnostics.Count == before)
            {
                pattern.Check(new FlowCheck(context, node, given));
            }
        }
    }

    private static bool CheckAgents(ValidationContext context, NodeDefinition node, IFlowPattern pattern)
    {
        if (context.Source(node).Find("agents")?.Value is not { Valid: true } agents)
        {
            return false;
        }

        if (agents.Items.Length < pattern.MinAgents)
        {
            context.Diagnostics.Error(
                DiagnosticCodes.MissingKey,
                agents.Node.Location,
                $"the flow '{node.Id}' needs at least {Number(pattern.MinAgents)} under 'agents', but has {agents.Items.Length}: {pattern.Cast}");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in agents.Items.Where(item => item.Text is { } text && !seen.Add(text)))
        {
            context.Diagnostics.Error(
                DiagnosticCodes.DuplicateAgentId, item.Node.Location, $"the flow '{node.Id}' names the agent '{item.Text}' twice; name each once");
        }

        return seen.Count == agents.Items.Length;
    }

    // A flow has no model of its own that another could stand in for.
    private static void CheckFallback(ValidationContext context, NodeDefinition node)
    {
        var ids = context.Definition.Agents.Select(agent => agent.Id).ToList();
        foreach (var item in context.Source(node).Object("execution")?.Items("fallback") ?? [])
        {
            if (item.Text is { } name && !ids.Contains(name, StringComparer.Ordinal))
            {
                context.Diagnostics.Error(
                    DiagnosticCodes.UnknownAgent,
                    item.Node.Location,
                    $"no agent has the id '{name}'; the fallback of the flow '{node.Id}' must be an agent.{Suggestion.For(name, ids, context.Diagnostics)}");
            }
        }
    }

    private static string Number(int count) => count == 1 ? "one agent" : $"{count} agents";
}
