using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Execution.Calls;
using GenXai.Workflows.Interpreter.Nodes.Elements;
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

        IReadOnlyList<string>? keys = null;
        if (scope.Node.Definition.ForEachKey is { } keyTemplate)
        {
            try
            {
                keys = await KeysAsync(scope, keyTemplate, elements);
            }
            catch (TemplateRenderException exception)
            {
                return NodeOutcome.Fail(ErrorCodes.TemplateError, $"for_each_key: {exception.Message}");
            }

            if (Repeated(keys) is { } repeated)
            {
                return NodeOutcome.Fail(ErrorCodes.NodeFailed, repeated);
            }
        }

        var mayWait = policy.ContinueOnError || scope.Run.Definition.Execution.CancelOnFailure == false;
        var each = new ElementRunner(scope, elements, keys, policy, _pieces, finishOthers: mayWait);
        return await each.RunAsync();
    }

    // Noted once: what a key is made of may change while the elements run.
    private static async Task<IReadOnlyList<string>> KeysAsync(StepScope scope, string template, List<JsonElement> elements)
    {
        var parsed = scope.Run.Templates.ForText(template);
        var noted = await scope.NoteEachAsync(parsed, [.. elements.Select((element, index) => scope.ElementNames(element, index))]);
        return [.. noted.EnumerateArray().Select(JsonValues.ToText)];
    }

    private static string? Repeated(IReadOnlyList<string> keys)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            if (!seen.TryAdd(keys[i], i))
            {
                return FormattableString.Invariant($"for_each_key gives '{keys[i]}' for the elements {seen[keys[i]]} and {i}; each must have a key of its own");
            }
        }

        return null;
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
