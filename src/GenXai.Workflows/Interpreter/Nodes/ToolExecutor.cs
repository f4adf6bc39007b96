using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Calls a tool; <c>human_input</c> waits for a person as a human node does.</summary>
internal sealed class ToolExecutor : INodeExecutor
{
    /// <summary>The tool that the interpreter answers itself.</summary>
    public const string HumanInput = "human_input";

    public async Task<NodeOutcome> RunAsync(StepScope scope, NodeSettings settings, ExecutionPolicy policy)
    {
        var tool = (ToolSettings)settings;
        if (string.Equals(tool.Tool, HumanInput, StringComparison.Ordinal))
        {
            return await AskAsync(scope, tool);
        }

        var outcome = await scope.CallToolAsync(tool.Tool, (origin, call) => new ToolCallRequest
        {
            Origin = origin,
            Tool = tool.Tool,
            Params = tool.Params,
            Bindings = tool.Params is { } parameters
                ? scope.Bind(scope.Run.Templates.ForValue(tool, parameters).References)
                : [],
            ToolCall = call,
            TimeoutSeconds = policy.CallTimeout(scope.AttemptMs),
            StatedTimeoutSeconds = policy.TimeoutSeconds,
        });
        return outcome.Failure is { } failure
            ? NodeOutcome.Fail(failure)
            : NodeOutcome.Of(outcome.Result ?? JsonValues.Null, scope.IsWholeNode ? scope.LastStep : null);
    }

    private static async Task<NodeOutcome> AskAsync(StepScope scope, ToolSettings tool)
    {
        var prompt = scope.IsNextKnown ? "" : await PromptAsync(scope, tool);
        var answer = await scope.AskAsync(step => new HumanRequested(step, prompt, [], null, null), null);
        return NodeOutcome.Of(answer!.Response);
    }

    private static async Task<string> PromptAsync(StepScope scope, ToolSettings tool)
    {
        if (tool.Params is not { } parameters)
        {
            return "";
        }

        var rendered = await scope.RenderAsync(scope.Run.Templates.ForValue(tool, parameters), inline: true);
        return rendered.TryGetProperty("prompt"u8, out var prompt) ? JsonValues.ToText(prompt) : "";
    }
}
