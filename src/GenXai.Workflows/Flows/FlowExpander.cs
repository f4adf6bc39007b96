using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;

namespace GenXai.Workflows.Flows;

/// <summary>
/// Turns a flow node into the workflow that it stands for: ordinary nodes and edges, run as a sub-workflow
/// (docs/adr/0028). The same definition gives the same workflow, always.
/// </summary>
public static class FlowExpander
{
    /// <summary>How a workflow mentions the workflow of one of its flows: no file is called so.</summary>
    /// <param name="nodeId">The id of the flow node.</param>
    public static string ReferenceOf(string nodeId) => "#" + nodeId;

    /// <summary>Expands a flow.</summary>
    /// <param name="workflow">The workflow that it stands in; valid.</param>
    /// <param name="node">The flow node.</param>
    /// <returns>The workflow, with <see cref="WorkflowDefinition.Flow"/> set.</returns>
    /// <exception cref="ArgumentException">The node is no flow, or of no known type.</exception>
    public static WorkflowDefinition Expand(WorkflowDefinition workflow, NodeDefinition node)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(node);
        if (node.Settings is not FlowSettings flow || FlowPatterns.Find(flow.FlowType) is not { } pattern)
        {
            throw new ArgumentException($"'{node.Id}' is no flow of a known type", nameof(node));
        }

        var builder = new FlowBuilder(workflow, node);
        pattern.Expand(builder);
        return builder.Build();
    }
}
