using System.Text.Json;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Node;
using GenXai.Workflows.Interpreter.Execution.Calls;

namespace GenXai.Workflows.Interpreter.Execution;

/// <summary>Steps that ask the entities of shared memory.</summary>
internal sealed partial class StepScope
{
    /// <summary>Calls a memory tool: numbered, keyed and journaled as any call of a tool.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="call">Makes the call under its key; called only when the journal does not know it.</param>
    public async Task<ToolCallOutcome> CallMemoryAsync(string tool, Func<string, Task<ToolCallOutcome>> call)
    {
        var step = ++_step;
        var origin = Origin(++_call);
        if (Done(step) is { Data: ToolCompleted known })
        {
            return known.Outcome;
        }

        await Run.Gate.EnterAsync();
        var number = Run.NextToolCall(tool);
        var outcome = await call(origin.Key);
        if (outcome.Result is { } result && Contracts.Payloads.PayloadValues.IsLarge(result))
        {
            outcome = outcome with { Result = ValueOf((await Evaluation.CallAsync(Run, Node.Id, [new EvaluationItem { Value = result }]))[0]) };
        }

        Run.Log.Emit(Path, Pass, new ToolCompleted(step, tool, number, origin.Key, outcome));
        Run.Gate.ThrowIfCancelled();
        return outcome;
    }

    /// <summary>Asks something outside the run, once and for all.</summary>
    public async Task<JsonElement> NoteAsync(Func<Task<JsonElement>> ask)
    {
        var step = ++_step;
        if (Done(step) is { Data: NodeNoted noted })
        {
            return noted.Value;
        }

        await Run.Gate.EnterAsync();
        var value = await ask();
        Run.Log.Emit(Path, Pass, new NodeNoted(step, value));
        Run.Gate.ThrowIfCancelled();
        return value;
    }
}
