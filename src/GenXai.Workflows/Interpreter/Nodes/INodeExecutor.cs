using GenXai.Workflows.Definitions;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Does the work of one kind of node. It may run again from its start: all it decides goes through its scope.</summary>
internal interface INodeExecutor
{
    /// <summary>Does the work once: one attempt, one element, one pass.</summary>
    Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy);
}
