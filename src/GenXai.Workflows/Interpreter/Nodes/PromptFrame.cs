using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;

namespace GenXai.Workflows.Interpreter.Nodes;

/// <summary>What an agent's first prompt is made of, besides the agent itself.</summary>
/// <param name="Bindings">The values of the names that the task reads.</param>
/// <param name="Input">What reached the node.</param>
/// <param name="Memory">Shared memory, oldest first; empty where it is off.</param>
internal sealed record PromptFrame(IReadOnlyList<Binding> Bindings, JsonElement Input, IReadOnlyList<MemoryItem> Memory)
{
    /// <summary>
    /// The frame of a turn. One that may call the model again notes it first: state and memory may have changed by
    /// then, and every round of a turn stands on the same prompt.
    /// </summary>
    /// <param name="scope">The node's steps.</param>
    /// <param name="settings">The node's settings.</param>
    /// <param name="memory">What shared memory holds.</param>
    /// <param name="given">What stands in place of what reached the node; null for nothing.</param>
    /// <param name="mayCallAgain">Whether the turn may have further rounds.</param>
    public static Func<PromptFrame> Of(
        StepScope scope, AgentSettings settings, Func<IReadOnlyList<MemoryItem>> memory, JsonElement? given, bool mayCallAgain)
    {
        if (!mayCallAgain)
        {
            return () => Read(scope, settings, memory(), given);
        }

        var json = scope.Note(() => JsonSerializer.SerializeToElement(
            Read(scope, settings, memory(), given), InterpreterJsonContext.Default.PromptFrame));
        var frame = json.Deserialize(InterpreterJsonContext.Default.PromptFrame)!;
        return () => frame;
    }

    private static PromptFrame Read(StepScope scope, AgentSettings settings, IReadOnlyList<MemoryItem> memory, JsonElement? given)
    {
        var references = settings.Task is null ? [] : scope.Run.Templates.ForText(settings.Task).References;
        var input = scope.Incoming;

        // An element whose task does not name it would be lost on the model.
        if (scope.Locals.TryGetValue("item", out var item)
            && !references.Any(reference => reference.Segments[0] is "item" or "item_index"))
        {
            input = item;
        }

        return new PromptFrame(scope.Bind(references), given ?? input, memory);
    }
}
