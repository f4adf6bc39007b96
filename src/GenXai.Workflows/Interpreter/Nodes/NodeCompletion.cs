using System.Globalization;
using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Contracts.Log.State;
using GenXai.Workflows.Expressions;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Variables;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>The end of a node that succeeded: what it writes, then the entry that says that it has completed.</summary>
internal static class NodeCompletion
{
    /// <summary>
    /// Says that the node has completed, and what it wrote; gives its failure where it may not write that. What it writes
    /// is rendered before it is said to have completed: a fault there is the node's.
    /// </summary>
    /// <exception cref="PayloadNeededException">What it writes needs <see cref="RenderAsync"/> first.</exception>
    /// <exception cref="StateNeededException">What it writes needs <see cref="AskAsync"/> first.</exception>
    public static NodeOutcome Complete(StepScope scope, NodeOutcome outcome)
    {
        List<KeyValuePair<string, JsonElement>> writes;
        try
        {
            writes = Writes(scope, outcome);
        }
        catch (TemplateRenderException exception)
        {
            return NodeOutcome.Fail(ErrorCodes.TemplateError, string.Create(CultureInfo.InvariantCulture, $"set: {exception.Message}"));
        }

        var run = scope.Run;
        StateChanged? change;
        try
        {
            change = StateWrites.Change(run.State, run.Variables, scope.Node, writes, outcome.Answers ?? StateAnswers.None);
        }
        catch (VariableException exception)
        {
            return NodeOutcome.Fail(exception.Code, exception.Message);
        }

        var output = outcome.FromStep is null && !scope.Node.IsPassThrough ? outcome.Output : null;
        run.Log.Emit(scope.Path, scope.Pass, new NodeCompleted(output, outcome.FromStep, scope.TotalMs, outcome.Warning));
        if (change is not null)
        {
            run.Log.Emit(scope.Path, scope.Pass, change);
        }

        return outcome;
    }

    /// <summary>Has an activity render what the node writes.</summary>
    public static Task<IReadOnlyList<KeyValuePair<string, JsonElement>>> RenderAsync(StepScope scope, NodeOutcome outcome) =>
        StateWrites.RenderAsync(scope, scope.Node.Definition.Set, OwnOutput(scope, outcome));

    /// <summary>Has an activity combine or check what is stored, for what the node writes.</summary>
    public static Task<StateAnswers> AskAsync(StepScope scope, NodeOutcome outcome) =>
        StateWrites.AskAsync(scope, Writes(scope, outcome));

    private static List<KeyValuePair<string, JsonElement>> Writes(StepScope scope, NodeOutcome outcome) =>
        [.. outcome.Writes, .. outcome.Set ?? StateWrites.Render(scope, scope.Node.Definition.Set, OwnOutput(scope, outcome))];

    private static JsonElement? OwnOutput(StepScope scope, NodeOutcome outcome) => scope.Node.IsPassThrough ? null : outcome.Output;
}
