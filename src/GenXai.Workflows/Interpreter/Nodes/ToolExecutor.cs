using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Tools;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Calls a tool; <c>human_input</c> waits for a person as a human node does.</summary>
internal sealed class ToolExecutor : INodeExecutor
{
    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var tool = (ToolSettings)settings;
        if (string.Equals(tool.Tool, HumanInput.Tool, StringComparison.Ordinal))
        {
            return NodeOutcome.Of(await HumanInput.AskAsync(scope, tool, tool.Params, scope.Names()));
        }

        var outcome = await ToolCaller.CallAsync(scope, new ToolAsk(tool.Tool, policy) { Params = tool.Params, Owner = tool });
        return outcome.Failure is { } failure
            ? NodeOutcome.Fail(failure)
            : NodeOutcome.Of(outcome.Result ?? JsonValues.Null, scope.IsWholeNode ? scope.LastStep : null);
    }
}
