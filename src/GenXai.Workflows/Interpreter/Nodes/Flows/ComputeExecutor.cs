using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Flows.Functions;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Nodes.Flows;

/// <summary>Computes a step of a flow: no activity, unless it needs stored values.</summary>
internal sealed class ComputeExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var compute = (ComputeSettings)settings;
        var result = await scope.ComputeAsync(compute.Function, scope.Run.Templates.ForValue(compute, compute.Arguments));
        return FlowFunctions.TryGetFailure(result, out var failure)
            ? NodeOutcome.Fail(failure!.Code, failure.Message)
            : NodeOutcome.Of(result);
    }
}
