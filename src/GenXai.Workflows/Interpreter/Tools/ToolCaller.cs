using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Nodes.Memory;
using GenXai.Workflows.Json;

namespace GenXai.Workflows.Interpreter.Tools;

/// <summary>
/// Calls a tool to its end. The activity knows what the host demands: it may answer that a person must allow the call,
/// or that the tool is composed of others; what follows are steps here, each with its own place in the journal.
/// </summary>
internal static class ToolCaller
{
    private const int LongestShown = 2000;

    /// <summary>Calls a tool.</summary>
    /// <param name="scope">Where the call stands.</param>
    /// <param name="ask">The call.</param>
    /// <param name="follow">Where its further steps stand, by the step of the call; null for the same place.</param>
    public static async Task<ToolCallOutcome> CallAsync(StepScope scope, ToolAsk ask, Func<int, StepScope>? follow = null)
    {
        if (SharedMemory.Has(scope.Run.Definition, ask.Tool))
        {
            return await SharedMemory.CallAsync(scope, ask.Tool, ask.Arguments ?? await RenderedAsync(scope, ask));
        }

        var approved = scope.Approved;
        var calling = scope.CallToolAsync(ask.Tool, (origin, number) => ask.Request(scope, origin, number, approved));

        // Read before anything is awaited: other calls of this node take the steps after it.
        var step = scope.LastStep;
        var outcome = await calling;
        if (outcome is { Asks: null, Expands: null })
        {
            return outcome;
        }

        var place = follow?.Invoke(step) ?? scope;
        var asked = scope.ToolCallAt(step);
        if (ReferenceEquals(place, scope))
        {
            scope.ReturnKey();
        }

        while (outcome.Asks is { } shown)
        {
            var answer = await AskAsync(place, ask.Tool, shown);
            if (answer.Failure is not null)
            {
                outcome = answer;
                break;
            }

            place.Approve(shown);
            outcome = await place.CallToolAsync(
                ask.Tool, (origin, number) => ask.Request(place, origin, number, shown), asked.Call);
            if (outcome.Asks is not null)
            {
                // The arguments are others by now than those that were allowed.
                place.ReturnKey();
            }
        }

        if (outcome.Expands is { } arguments)
        {
            outcome = await ToolComposition.RunAsync(place, asked, arguments, ask.Policy);
        }

        if (!ReferenceEquals(place, scope))
        {
            scope.Absorb(place);
        }

        return outcome;
    }

    private static async Task<JsonElement> RenderedAsync(StepScope scope, ToolAsk ask) => ask.Params is { } parameters
        ? (await scope.RenderAsync([scope.Run.Templates.ForValue(ask.Owner!, parameters)], ask.Names ?? scope.Names(), inline: true))[0]
        : JsonValues.Parse("{}");

    private static string Shown(JsonElement arguments)
    {
        if (PayloadValues.Occurs(arguments))
        {
            return "arguments too long for a prompt";
        }

        var text = JsonValues.ToJson(arguments);
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }

    // Nothing came of it yet: an outcome without a failure means that the call may be made.
    private static async Task<ToolCallOutcome> AskAsync(StepScope place, string tool, JsonElement shown)
    {
        var prompt = $"Allow the tool '{tool}' to be called with {Shown(shown)}?";
        var said = await place.AskAsync(
            step => new HumanRequested(step, prompt, ApprovalAnswer.Options, null, null, new AskedToolCall(tool, shown)), null);
        var answer = ApprovalAnswer.Read(said!.Response);
        if (answer.Allowed)
        {
            return new ToolCallOutcome();
        }

        var by = said.By is null ? "" : $" by {said.By}";
        var reason = string.IsNullOrWhiteSpace(answer.Reason) ? "" : $": {answer.Reason}";
        return new ToolCallOutcome
        {
            Failure = new CallFailure(
                ErrorCodes.ToolFailed, $"the call of the tool '{tool}' was refused{by}{reason}; nothing was done", Transient: false),
        };
    }
}
