using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Hosting.Graphs;

/// <summary>What is written on a node.</summary>
internal static class NodeLabel
{
    public static string Of(NodeDefinition node)
    {
        var detail = node.Settings switch
        {
            AgentSettings { Agent: "" } => node.Pool is { Schedule: null } pool ? $"agents {string.Join(", ", pool.Agents)}" : "workers",
            ComputeSettings compute => compute.Function,
            AgentSettings agent when !string.Equals(agent.Agent, node.Id, StringComparison.Ordinal) => $"agent {agent.Agent}",
            ToolSettings tool => $"tool {tool.Tool}",
            SubgraphSettings sub => $"workflow {sub.Workflow}",
            FlowSettings flow => $"flow {flow.FlowType}",
            LoopSettings loop => FormattableString.Invariant($"loop, at most {loop.MaxIterations}"),
            ConditionSettings { Condition: { } condition } => condition,
            _ => KindName.Of(node.Kind),
        };
        var each = node.ForEach is null ? ""
            : node.ForEachConcurrency > 1 ? FormattableString.Invariant($"\nfor each, {node.ForEachConcurrency} at once")
            : "\nfor each";
        return $"{node.Id}\n{detail}{each}";
    }
}
