using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Definitions;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Nodes;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Tools;

/// <summary>
/// Runs a tool that a workflow declares as a list of steps or as another workflow. Each call is journaled by itself, so
/// that none that has ended is made again; at the end the composition is told as one call too.
/// </summary>
internal static class ToolComposition
{
    /// <summary>Runs the tool.</summary>
    /// <param name="scope">Where its steps stand.</param>
    /// <param name="expanded">The call that was expanded.</param>
    /// <param name="arguments">Its validated arguments.</param>
    /// <param name="policy">The settings that hold for it.</param>
    public static async Task<ToolCallOutcome> RunAsync(StepScope scope, ToolCompleted expanded, JsonElement arguments, ExecutionPolicy policy)
    {
        var tool = scope.Run.Definition.Tools.First(each => string.Equals(each.Name, expanded.Tool, StringComparison.Ordinal));
        var before = scope.TotalMs;
        var outcome = tool.Workflow is { } workflow
            ? await RunChildAsync(scope, tool, workflow, arguments, policy)
            : await RunStepsAsync(scope, tool, arguments, policy);
        return scope.Conclude(expanded, outcome with { DurationMs = scope.TotalMs - before });
    }

    private static async Task<ToolCallOutcome> RunChildAsync(
        StepScope scope, ToolDefinition tool, string workflow, JsonElement arguments, ExecutionPolicy policy)
    {
        var outcome = await ChildRunner.RunAsync(scope, workflow, () => Task.FromResult(arguments), policy);
        return outcome.Failure is { } failure
            ? Failed($"{tool.Name}: {failure.Message}", failure)
            : new ToolCallOutcome { Result = outcome.Output ?? JsonValues.Null };
    }

    private static async Task<ToolCallOutcome> RunStepsAsync(
        StepScope scope, ToolDefinition tool, JsonElement arguments, ExecutionPolicy policy)
    {
        var names = new StepNames(arguments);
        var result = JsonValues.Null;
        foreach (var step in tool.Steps)
        {
            var outcome = await RunStepAsync(scope, step, new NameResolver(names), policy);
            if (outcome.Failure is { } failure)
            {
                return Failed($"{tool.Name}, step '{step.Id}': {failure.Message}", failure);
            }

            result = outcome.Result ?? JsonValues.Null;
            names.Add(step.Id, result);
        }

        // Where the end is known, what it was made of is not asked for again.
        if (tool.Output is not { } output || scope.IsNextKnown)
        {
            return new ToolCallOutcome { Result = result };
        }

        try
        {
            var rendered = await scope.RenderAsync([scope.Run.Templates.ForValue(tool, output)], new NameResolver(names));
            return new ToolCallOutcome { Result = rendered[0] };
        }
        catch (TemplateRenderException exception)
        {
            return Failed($"{tool.Name}, output: {exception.Message}", new CallFailure(ErrorCodes.ToolFailed, exception.Message, Transient: false));
        }
    }

    private static async Task<ToolCallOutcome> RunStepAsync(StepScope scope, ToolStep step, NameResolver names, ExecutionPolicy policy)
    {
        if (!string.Equals(step.Tool, HumanInput.Tool, StringComparison.Ordinal))
        {
            return await ToolCaller.CallAsync(
                scope, new ToolAsk(step.Tool, policy) { Params = step.Params, Owner = step, Names = names }, scope.Call);
        }

        try
        {
            return new ToolCallOutcome { Result = await HumanInput.AskAsync(scope, step, step.Params, names) };
        }
        catch (TemplateRenderException exception)
        {
            return new ToolCallOutcome { Failure = new CallFailure(ErrorCodes.TemplateError, exception.Message, Transient: false) };
        }
    }

    private static ToolCallOutcome Failed(string message, CallFailure cause) => new()
    {
        Failure = cause with
        {
            Code = cause.Code is ErrorCodes.Timeout or ErrorCodes.HumanTimeout ? cause.Code : ErrorCodes.ToolFailed,
            Message = message,
        },
    };
}
