using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.Nodes.Flows;
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
            var parsed = scope.Run.Templates.ForText(template);
            list = await scope.NoteAsync(() => parsed.Render(scope.Names()), () => Evaluation.Of(parsed, scope.Names()));
        }
        catch (TemplateRenderException exception)
        {
            return NodeOutcome.Fail(ErrorCodes.TemplateError, exception.Message);
        }

        if (Elements(list) is not { } elements)
        {
            var type = PayloadValues.IsReference(list) ? PayloadValues.Read(list).Outline?.Type : JsonValues.TypeName(list);
            return NodeOutcome.Fail(ErrorCodes.NodeFailed, $"for_each must resolve to a list, got {type}");
        }

        if (scope.Node.Definition.Pool is { } pool)
        {
            return await PoolRunner.RunAsync(scope, elements, pool, _pieces);
        }

        var mayWait = policy.ContinueOnError || scope.Run.Definition.Execution.CancelOnFailure == false;
        var each = new ElementRunner(scope, elements, policy, _pieces, finishOthers: mayWait);
        return await each.RunAsync();
    }

    // Of a stored list each element is a reference: whose activity gets it reads it.
    private static List<JsonElement>? Elements(JsonElement list)
    {
        if (list.ValueKind == JsonValueKind.Array)
        {
            return [.. list.EnumerateArray()];
        }

        return PayloadValues.IsReference(list) && PayloadValues.Read(list).Outline is { Type: "list", Length: { } length }
            ? [.. Enumerable.Range(0, length).Select(index => PayloadValues.Element(list, index))]
            : null;
    }
}
