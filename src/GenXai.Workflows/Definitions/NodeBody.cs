namespace GenXai.Workflows.Definitions;

/// <summary>What a loop's pass or a compensation runs: an agent, a tool or a subgraph.</summary>
/// <param name="Kind">Agent, Tool or Subgraph.</param>
/// <param name="Settings">The settings of that kind.</param>
/// <param name="Execution">Execution settings of the body.</param>
/// <param name="Location">Where it stands.</param>
public sealed record NodeBody(NodeKind Kind, NodeSettings Settings, ExecutionDefinition Execution, SourceLocation Location);
