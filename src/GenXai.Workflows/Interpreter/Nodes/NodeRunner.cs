using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>Runs a node: once, or once per element.</summary>
internal sealed class NodeRunner
{
    private readonly PieceRunner _pieces = new();

    /// <summary>The settings that hold for a node.</summary>
    public static ExecutionPolicy PolicyOf(StepScope scope)
    {
        var node = scope.Node.Definition;
        return PieceRunner.PolicyOf(scope, node.Kind, node.Settings, node.Execution);
    }

    /// <summary>Runs the node of a scope.</summary>
    public Task<NodeOutcome> RunAsync(StepScope scope)
    {
        var node = scope.Node.Definition;
        var policy = PolicyOf(scope);
        return node.ForEach is null
            ? _pieces.RunAsync(scope, node.Kind, node.Settings, policy)
            : RunEachAsync(scope, node.ForEach, policy);
    }

    private async Task<NodeOutcome> RunEachAsync(StepScope scope, string template, ExecutionPolicy policy)
    {
        JsonElement list;
        try
        {
            list = scope.Note(() => scope.Run.Templates.ForText(template).Render(scope.Names()));
        }
        catch (TemplateRenderException exception)
        {
            return NodeOutcome.Fail(ErrorCodes.TemplateError, exception.Message);
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return NodeOutcome.Fail(
                ErrorCodes.NodeFailed, $"for_each must resolve to a list, got {JsonValues.TypeName(list)}");
        }

        var mayWait = policy.ContinueOnError || scope.Run.Definition.Execution.CancelOnFailure == false;
        var each = new ElementRunner(scope, [.. list.EnumerateArray()], policy, _pieces, finishOthers: mayWait);
        return await each.RunAsync();
    }
}
