using System.Text.Json;
using GenXai.Workflows.Contracts;
using GenXai.Workflows.Contracts.Calls;
using GenXai.Workflows.Contracts.Log.Calls;
using GenXai.Workflows.Contracts.Log.Human;
using GenXai.Workflows.Contracts.Payloads;
using GenXai.Workflows.Definitions.Nodes;
using GenXai.Workflows.Interpreter.Execution;
using GenXai.Workflows.Interpreter.Nodes;
using GenXai.Workflows.Interpreter.Nodes.Memory;
using GenXai.Workflows.Interpreter.Nodes.People;
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
        var declared = scope.Run.Definition.ToolOf(ask.Tool);
        var isMemory = scope.Run.Definition.HasMemoryTool(ask.Tool);
        if (isMemory && declared is null && ask is { IsGuarded: false, Arguments: { } given })
        {
            return await SharedMemory.CallAsync(scope, ask.Tool, given);
        }

        ask = ask with { Own = ExecutionPolicy.Of(declared?.Execution) };
        var approved = scope.Approved;
        var calling = scope.CallToolAsync(ask.Tool, (origin, number) => ask.Request(scope, origin, number, approved));

        // Read before anything is awaited: other calls of this node take the steps after it.
        var step = scope.LastStep;
        var outcome = await calling;
        if (outcome is { Asks: null, Expands: null } && !(outcome.Failure is { } failure && ask.MayRetry(scope, 1, failure)))
        {
            return outcome;
        }

        var place = follow?.Invoke(step) ?? scope;
        var made = scope.ToolCallAt(step);
        if (ReferenceEquals(place, scope) && outcome.Failure is null)
        {
            // Nothing was called yet: what follows takes the key.
            scope.ReturnKey();
        }

        outcome = await SettleAsync(place, ask, made, approved, declared?.Approval ?? AskingSettings.ForEver);
        if (outcome.Expands is { } arguments)
        {
            outcome = isMemory
                ? await SharedMemory.CallAsync(place, ask.Tool, arguments)
                : await ToolComposition.RunAsync(place, made, arguments, ask.Policy);
        }

        if (!ReferenceEquals(place, scope))
        {
            scope.Absorb(place);
        }

        return outcome;
    }

    // People are asked, and what failed for now is called again, until the call has ended or is to be expanded.
    private static async Task<ToolCallOutcome> SettleAsync(
        StepScope place, ToolAsk ask, ToolCompleted last, JsonElement? approved, AskingSettings asking)
    {
        var first = last;
        var (attempt, received) = (1, 1);
        string? key = null;
        while (true)
        {
            int? number = null;
            if (last.Outcome.Asks is { } shown)
            {
                var answer = await AskAsync(place, ask.Tool, shown, asking with { TimeoutSeconds = asking.TimeoutSeconds ?? last.Outcome.AsksWithinSeconds });
                if (answer.Failure is not null)
                {
                    return answer;
                }

                (approved, number) = (shown, last.Call);
                if (key is null)
                {
                    place.Approve(shown);
                }
            }
            else if (last.Outcome.Failure is { } failure && ask.MayRetry(place, attempt, failure))
            {
                await PieceRunner.BackOffAsync(place, ask.Own, attempt++, failure);
                key = string.Equals(failure.Code, ErrorCodes.Timeout, StringComparison.Ordinal)
                    ? last.Key
                    : FormattableString.Invariant($"{first.Key}.r{++received}");
            }
            else
            {
                return last.Outcome;
            }

            await place.CallToolAsync(ask.Tool, (origin, call) => ask.Request(place, origin, call, approved), number, key);
            last = place.ToolCallAt(place.LastStep);
            if (key is not null)
            {
                continue;
            }

            first = last;
            if (last.Outcome.Asks is not null)
            {
                // The arguments are others by now than those that were allowed.
                place.ReturnKey();
            }
        }
    }

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
    private static async Task<ToolCallOutcome> AskAsync(StepScope place, string tool, JsonElement shown, AskingSettings asking)
    {
        var prompt = $"Allow the tool '{tool}' to be called with {Shown(shown)}?";
        var question = new HumanRequested(0, prompt, ApprovalAnswer.Options, null, null, new AskedToolCall(tool, shown));
        if (await QuestionChain.AskAsync(place, asking, question) is not { } said)
        {
            return Failed(ErrorCodes.HumanTimeout, $"nobody allowed the call of the tool '{tool}' {QuestionChain.Waited(asking)}; nothing was done");
        }

        var answer = ApprovalAnswer.Read(said.Response);
        if (answer.Allowed)
        {
            return new ToolCallOutcome();
        }

        var by = said.By is null ? "" : $" by {said.By}";
        var reason = string.IsNullOrWhiteSpace(answer.Reason) ? "" : $": {answer.Reason}";
        return Failed(ErrorCodes.ToolFailed, $"the call of the tool '{tool}' was refused{by}{reason}; nothing was done");
    }

    private static ToolCallOutcome Failed(string code, string message) =>
        new() { Failure = new CallFailure(code, message, Transient: false) };
}
